import type { Rule } from '../../rule.ts';
import { sources } from '../../sources.ts';
import { textOf } from '../../view.ts';

export const queryThatCommands: Rule = {
  id: 'SYNC009',
  severity: 'warning',
  title: 'a query that changes another service',
  why: 'Queries are repeated freely: by retries, caches, crawlers and people who reload a page. One that calls a command changes something each time.',
  repairs: [
    'Make it a command: kind: command, POST.',
    'Call a query of the other service instead.',
    'Let the other service react to an event.',
  ],
  sources: [sources.http, sources.querySeparation],
  check: ({ calls }) =>
    calls
      .filter(({ operation, target }) => operation.kind === 'query' && target.kind === 'command')
      .map(({ call, where }) => ({
        ...where,
        message: `${where.place} is a query and calls the command ${textOf(call.to)}`,
        hint: 'Write kind: command, or call a query.',
      })),
};
