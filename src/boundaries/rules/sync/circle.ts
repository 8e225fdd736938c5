import { circles, graphOf } from '../../graph.ts';
import type { Rule } from '../../rule.ts';
import { sources } from '../../sources.ts';
import { listed } from '../../words.ts';

export const circle: Rule = {
  id: 'SYNC001',
  severity: 'error',
  title: 'services that wait for each other in a circle',
  why: 'Services in a circle of calls cannot start, be released or fail alone: when one is slow all are, and a request may come back to where it began. They are one service with a network inside.',
  repairs: [
    'Turn one of the calls around: publish an event, and let the other service keep a replica of what it needs.',
    'Move the operation that both need into the service that owns its data.',
    'Merge the services, if they always change together.',
  ],
  sources: [sources.badSmells, sources.boundaries],
  check: ({ calls }) =>
    circles(graphOf(calls.map(({ from, to }) => [from.name, to.name]))).map((names) => {
      const steps = names.slice(0, -1).map((name, index) => {
        const next = names[index + 1];
        return calls.find(({ from, to }) => from.name === name && to.name === next);
      });
      const [place = ''] = names;
      const through = steps.flatMap((site) => site?.where.place ?? []);
      return {
        place,
        path: steps[0]?.where.path ?? ['services', place],
        message: `${names.join(' waits for ')}, by ${listed(through)}`,
        hint: 'Publish an event on one side, and keep a replica on the other.',
      };
    }),
};
