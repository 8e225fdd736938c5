import { suggestion } from '../../../blueprint/nearest.ts';
import { quote } from '../../../blueprint/quote.ts';
import type { Rule } from '../../rule.ts';
import { sources } from '../../sources.ts';
import { refTo, textOf } from '../../view.ts';
import { foundInCode } from './sourcesIn.ts';

export const undeclaredSubscription: Rule = {
  id: 'CODE007',
  severity: 'error',
  title: 'an event that its service does not say it listens to',
  why: 'Whoever publishes it believes that nobody minds when it changes, and the broker was not told to keep it for this service.',
  repairs: ['Name it under subscribes of the service.', 'Take the subscription out.'],
  sources: [sources.reflexion, sources.eventDriven],
  check: (view) => {
    const all = view.blueprint.services.flatMap((service) =>
      service.events.map((event) => refTo(service, event)),
    );
    return foundInCode(view, 'consumed', ({ name }, { service }) => {
      if (service.subscribes.some(({ event }) => textOf(event) === name)) return undefined;
      return {
        message: `listens to ${quote(name)}, which the blueprint does not say of ${service.name}`,
        hint: all.includes(name)
          ? `Name it: subscribes: [{ event: ${name}, ... }].`
          : (suggestion(name, all) ?? 'There is no such event: take the subscription out.'),
      };
    });
  },
};
