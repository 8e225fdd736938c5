import { type Directory, entries } from '../directory.ts';

/** The word of `auth` that means a calling service. */
export const callerScope = (service: string): string => `svc:${service}`;

/** The service that a scope means; undefined for a scope of users. */
export function callerOf(scope: string): string | undefined {
  return scope.startsWith('svc:') ? scope.slice('svc:'.length) : undefined;
}

/** Services with an operation that calls this one, sorted. */
export function callersIn(directory: Directory, service: string, operation: string): string[] {
  const known = callersByOperation.get(directory) ?? indexed(directory);
  callersByOperation.set(directory, known);
  return [...(known.get(`${service}.${operation}`) ?? [])].sort();
}

/** Made once: every operation asks for it. */
const callersByOperation = new WeakMap<Directory, Map<string, Set<string>>>();

function indexed(directory: Directory): Map<string, Set<string>> {
  const callers = new Map<string, Set<string>>();
  for (const { name, raw } of directory.values()) {
    for (const [, { calls = [] }] of entries(raw.operations)) {
      for (const call of calls) {
        const to = typeof call === 'string' ? call : call.to;
        callers.set(to, (callers.get(to) ?? new Set()).add(name));
      }
    }
  }
  return callers;
}

/** Those that `auth` names or, where it names none, those that call. */
export function callersOf(auth: 'anonymous' | readonly string[], calling: string[]): string[] {
  const named = auth === 'anonymous' ? [] : auth.flatMap((scope) => callerOf(scope) ?? []);
  return named.length > 0 ? [...new Set(named)].sort() : calling;
}
