import type { Rule } from '../../rule.ts';
import { sources } from '../../sources.ts';
import { textOf } from '../../view.ts';

export const noSaga: Rule = {
  id: 'TX001',
  severity: 'error',
  title: 'a change over two services without a saga',
  why: 'A command that writes its own rows and commands another service in the same request leaves one of the two changed whenever the other fails. No transaction holds both.',
  repairs: [
    'Write locally, and start a saga that sends the other command by message and undoes what has to be undone: startsSaga.',
    'Publish an event in the transaction of the change, and let the other service react to it.',
    'Move both changes into one service.',
  ],
  sources: [sources.saga, sources.databasePerService],
  check: ({ calls }) =>
    calls
      .filter(
        ({ operation, target }) =>
          operation.kind === 'command' &&
          operation.writes.length > 0 &&
          operation.startsSaga === undefined &&
          target.kind === 'command',
      )
      .map(({ operation, call, where }) => ({
        ...where,
        message: `${where.place} writes ${operation.writes.join(', ')} and commands ${textOf(call.to)} in the same request, without a saga`,
        hint: 'Publish an event that the other service reacts to, or write startsSaga.',
      })),
};
