import type { Composition, Operation } from '../../../blueprint/types.ts';
import type { Rule } from '../../rule.ts';
import { sources } from '../../sources.ts';
import { onOperation } from '../../view.ts';
import { listed } from '../../words.ts';

export const fanOut: Rule = {
  id: 'SYNC003',
  severity: 'warning',
  title: 'an operation that waits for many services',
  why: 'The slowest of many answers decides: of 100 services that are each slow once in a hundred times, one is slow in 63 of 100 requests. And all of them have to be up.',
  repairs: [
    'Keep a view or a replica that events fill, and read that.',
    'Mark what the answer can do without: a fallback, or optional: true in a composition.',
    'Split the operation into those that callers need at different times.',
  ],
  sources: [sources.tail, sources.dependencies],
  check: ({ blueprint, limits }) => {
    const { services } = limits.SYNC003;
    const many = (needed: readonly string[]) => {
      const names = [...new Set(needed)].sort();
      return names.length > services
        ? `waits for ${names.length} services (at most ${services}): ${listed(names)}`
        : undefined;
    };
    return [
      ...blueprint.services.flatMap((service) =>
        service.operations.flatMap((operation) => {
          const message = many(neededBy(operation));
          if (message === undefined) return [];
          const where = onOperation(service, operation, 'calls');
          const hint = 'Write a fallback for what it can do without, or read a replica.';
          return [{ ...where, message: `${where.place} ${message}`, hint }];
        }),
      ),
      ...blueprint.gateway.compositions.flatMap((composition) => {
        const message = many(requiredBy(composition));
        if (message === undefined) return [];
        const place = `gateway.${composition.name}`;
        const path = ['gateway', 'compositions', composition.name, 'calls'];
        const hint = 'Mark what the page can do without: optional: true.';
        return [{ place, path, message: `${place} ${message}`, hint }];
      }),
    ];
  },
};

const neededBy = ({ calls }: Operation) =>
  calls.filter(({ fallback }) => fallback === 'none').map(({ to }) => to.service);

const requiredBy = ({ calls }: Composition) =>
  calls.filter(({ optional }) => !optional).map(({ to }) => to.service);
