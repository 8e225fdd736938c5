import type { Rule } from '../../rule.ts';
import { sources } from '../../sources.ts';
import { onPart, refTo, textOf } from '../../view.ts';

export const neverEmitted: Rule = {
  id: 'EVT005',
  severity: 'warning',
  title: 'an event that nothing emits',
  why: 'Who listens to it waits for ever, and who reads the contract believes that it happens.',
  repairs: [
    'Name it in the emits of the operation that makes it happen.',
    'Make it the outcome of a saga: onCompleted, onFailed.',
    'Leave it out.',
  ],
  sources: [sources.eventDriven],
  check: ({ blueprint }) => {
    const outcomes = new Set(
      blueprint.sagas.flatMap(({ onCompleted, onFailed }) =>
        [onCompleted, onFailed].flatMap((event) => (event ? [textOf(event)] : [])),
      ),
    );
    return blueprint.services.flatMap((service) => {
      const emitted = new Set(service.operations.flatMap(({ emits }) => emits));
      return service.events
        .filter(({ implied, name }) => !implied && !emitted.has(name))
        .filter((event) => !outcomes.has(refTo(service, event)))
        .map((event) => {
          const where = onPart(service, 'events', event);
          const message = `${where.place} is emitted by no operation and no saga`;
          return { ...where, message, hint: `Write emits: [${event.name}] where it happens.` };
        });
    });
  },
};
