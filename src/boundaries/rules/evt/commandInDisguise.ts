import type { Rule } from '../../rule.ts';
import { sources } from '../../sources.ts';
import { onPart } from '../../view.ts';

const imperatives =
  /^(add|approve|build|calculate|cancel|change|charge|check|confirm|create|delete|do|execute|get|handle|make|notify|process|publish|push|refund|register|remove|run|send|set|ship|start|stop|sync|trigger|update|validate|verify|write)-/;
/** `create-failed` has happened; so has what ends with most participles. */
const past = /(ed|en|ewn|own|aid|ent|ost|old|one|eft|uilt)$/;

export const commandInDisguise: Rule = {
  id: 'EVT007',
  severity: 'info',
  title: 'an event that is named like a command',
  why: 'An event says what has happened, and leaves to others what to do about it. One that says what is to be done knows its consumer: it is a call that nobody sees.',
  repairs: [
    'Name what has happened: thing-created.',
    'Make it a command of the service that does it: message: true, sent by a saga.',
  ],
  sources: [sources.eventDriven],
  check: ({ blueprint }) =>
    blueprint.services.flatMap((service) =>
      service.events
        .filter(({ implied, name }) => !implied && imperatives.test(name) && !past.test(name))
        .map((event) => {
          const where = onPart(service, 'events', event);
          const message = `${where.place} is named like a command`;
          return { ...where, message, hint: 'Name what has happened, in the past tense.' };
        }),
    ),
};
