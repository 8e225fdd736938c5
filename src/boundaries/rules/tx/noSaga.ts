import type { Rule } from '../../rule.ts';
import { sources } from '../../sources.ts';
import { onOperation, textOf } from '../../view.ts';
import { listed } from '../../words.ts';

export const noSaga: Rule = {
  id: 'TX001',
  severity: 'error',
  title: 'a change over two services in one request',
  why: 'A command that writes its own rows and commands another service in the same request leaves one of the two changed whenever the other fails. No transaction holds both. That it starts a saga besides helps only what is a step of that saga.',
  repairs: [
    'Write locally, and start a saga that sends the other command by message and undoes what has to be undone: startsSaga.',
    'Publish an event in the transaction of the change, and let the other service react to it.',
    'Move both changes into one service.',
  ],
  sources: [sources.saga, sources.databasePerService],
  check: ({ blueprint, operation: find }) =>
    blueprint.services.flatMap((service) =>
      service.operations.flatMap((operation) => {
        const { kind, writes, startsSaga, calls } = operation;
        if (kind !== 'command' || writes.length === 0) return [];
        const commands = calls.filter(({ to }) => find(to)?.kind === 'command');
        const [first] = commands;
        if (first === undefined) return [];
        const where = onOperation(service, operation, 'calls', calls.indexOf(first));
        const others = listed([...new Set(commands.map(({ to }) => textOf(to)))]);
        return [
          {
            ...where,
            message: `${where.place} writes ${listed(writes)} and commands ${others} in the same request, ${startsSaga === undefined ? 'without a saga' : `beside the saga ${startsSaga}`}`,
            hint:
              startsSaga === undefined
                ? 'Publish an event that the other service reacts to, or write startsSaga.'
                : `Make it a step of ${startsSaga}.`,
          },
        ];
      }),
    ),
};
