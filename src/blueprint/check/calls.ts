import type { Finding } from '../finding.ts';
import { quote } from '../quote.ts';
import type { Blueprint, Operation, Ref, Service } from '../types.ts';

/** A call for nobody, of an operation that asks for somebody: it could never succeed. */
export function checkCalls({ services }: Blueprint): Finding[] {
  const operations: Operations = new Map(
    services.flatMap(({ name, operations }) =>
      operations.map((operation) => [`${name}.${operation.name}`, operation] as const),
    ),
  );
  return services.flatMap((service) => {
    const run = runByEvents(service);
    return service.operations.flatMap((operation) => {
      const path = ['services', service.name, 'operations', operation.name, 'calls'];
      return operation.calls.flatMap(({ to }, index): Finding[] => {
        const place = { code: 'call', path: [...path, index] } as const;
        if (operation.auth === 'anonymous') return forAnybody(operation, to, operations, place);
        return run.has(operation.name) ? forNobody(service, operation, to, operations, place) : [];
      });
    });
  });
}

type Operations = ReadonlyMap<string, Operation>;
type Place = Pick<Finding, 'code' | 'path'>;

/** Operations that run without a caller: no path leads to them, or an event runs them as well. */
function runByEvents({ operations, subscribes }: Service): ReadonlySet<string> {
  const pathless = operations.filter(({ http }) => http === undefined).map(({ name }) => name);
  return new Set([...pathless, ...subscribes.flatMap(({ call }) => call ?? [])]);
}

function forAnybody({ name }: Operation, to: Ref, operations: Operations, place: Place): Finding[] {
  const called = nameOf(to);
  const wanted = userScopes(operations.get(called)).join(', ');
  if (wanted === '') return [];
  return [
    {
      ...place,
      message: `${name} is anonymous, and ${quote(called)} asks for a user with ${wanted}`,
      hint: `Write auth: [${wanted}], or let ${quote(called)} be called without a user.`,
    },
  ];
}

/** No token of a user goes along from an event, neither to the callee nor on from there. */
function forNobody(
  service: Service,
  { name }: Operation,
  to: Ref,
  operations: Operations,
  place: Place,
): Finding[] {
  const way = wayToUser(to, operations, new Set());
  if (way === undefined) return [];
  const asking = way.at(-1) ?? '';
  const wanted = userScopes(operations.get(asking)).join(', ');
  const through = way.length > 1 ? ` (by ${way.slice(0, -1).map(quote).join(', ')})` : '';
  const caller = way.at(-2)?.split('.', 1)[0] ?? service.name;
  return [
    {
      ...place,
      message: `${name} is run by an event, for no user, and ${quote(asking)}${through} asks for one with ${wanted}`,
      hint: `Call an operation for services: expose: internal, auth: [svc:${caller}].`,
    },
  ];
}

/** The operations from one to the first that asks for a user; undefined where none does. */
function wayToUser(to: Ref, operations: Operations, seen: Set<string>): string[] | undefined {
  const called = nameOf(to);
  const operation = operations.get(called);
  if (operation === undefined || seen.has(called)) return undefined;
  seen.add(called);
  if (userScopes(operation).length > 0) return [called];
  // Of one that is anonymous, that is a fault of its own.
  if (operation.auth === 'anonymous') return undefined;
  for (const next of operation.calls) {
    const rest = wayToUser(next.to, operations, seen);
    if (rest !== undefined) return [called, ...rest];
  }
  return undefined;
}

const nameOf = ({ service, name }: Ref) => `${service}.${name}`;

function userScopes(operation: Operation | undefined): string[] {
  if (operation === undefined || operation.auth === 'anonymous') return [];
  return operation.auth.filter((scope) => !scope.startsWith('svc:'));
}
