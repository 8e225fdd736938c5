import { type Directory, entries } from '../directory.ts';

/** The word of `auth` that means a calling service. */
export const callerScope = (service: string): string => `svc:${service}`;

/** The service that a scope means; undefined for a scope of users. */
export function callerOf(scope: string): string | undefined {
  return scope.startsWith('svc:') ? scope.slice('svc:'.length) : undefined;
}

/** Services with an operation that calls this one, sorted. */
export function callersIn(directory: Directory, service: string, operation: string): string[] {
  const wanted = `${service}.${operation}`;
  return [...directory.values()]
    .filter(({ raw }) =>
      entries(raw.operations).some(([, { calls = [] }]) =>
        calls.some((call) => (typeof call === 'string' ? call : call.to) === wanted),
      ),
    )
    .map(({ name }) => name)
    .sort();
}

/** Those that `auth` names or, where it names none, those that call. */
export function callersOf(auth: 'anonymous' | readonly string[], calling: string[]): string[] {
  const named = auth === 'anonymous' ? [] : auth.flatMap((scope) => callerOf(scope) ?? []);
  return named.length > 0 ? [...new Set(named)].sort() : calling;
}
