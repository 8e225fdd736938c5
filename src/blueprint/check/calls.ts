import type { Finding } from '../finding.ts';
import { quote } from '../quote.ts';
import type { Blueprint, Operation } from '../types.ts';

/** A call for nobody, of an operation that asks for somebody: it could never succeed. */
export function checkCalls({ services }: Blueprint): Finding[] {
  const operations: ReadonlyMap<string, Operation> = new Map(
    services.flatMap(({ name, operations }) =>
      operations.map((operation) => [`${name}.${operation.name}`, operation] as const),
    ),
  );
  return services.flatMap((service) =>
    service.operations
      .filter(({ auth }) => auth === 'anonymous')
      .flatMap(({ name, calls }) =>
        calls.flatMap(({ to }, index): Finding[] => {
          const called = `${to.service}.${to.name}`;
          const wanted = userScopes(operations.get(called));
          if (wanted.length === 0) return [];
          const path = ['services', service.name, 'operations', name, 'calls', index];
          return [
            {
              code: 'call',
              message: `${name} is anonymous, and ${quote(called)} asks for a user with ${wanted.join(', ')}`,
              hint: `Write auth: [${wanted.join(', ')}], or let ${quote(called)} be called without a user.`,
              path,
            },
          ];
        }),
      ),
  );
}

function userScopes(operation: Operation | undefined): string[] {
  if (operation === undefined || operation.auth === 'anonymous') return [];
  return operation.auth.filter((scope) => !scope.startsWith('svc:'));
}
