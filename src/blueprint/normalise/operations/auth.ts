import { suggestion } from '../../nearest.ts';
import { nowCalled } from '../../nowCalled.ts';
import { quote } from '../../quote.ts';
import type { Entity, Operation } from '../../types.ts';
import { callerOf, callerScope, callersIn } from './callers.ts';
import type { OperationPlace } from './place.ts';

export function authOf(
  place: OperationPlace,
  kind: Operation['kind'],
  main: Entity | undefined,
  expose: Operation['expose'],
): Operation['auth'] {
  const { raw, service, scope, fault } = place;
  // Tokens with it are out there.
  const own = `${service.raw.was ?? service.name}:${kind === 'query' ? 'read' : 'write'}`;
  if (raw.auth === undefined && expose === 'internal') {
    // Who calls it is written where it is called.
    const calling = callersIn(scope.directory, service.name, place.name);
    if (calling.length > 0) return calling.map(callerScope);
  }
  if (raw.auth === undefined) return [own];
  if (raw.auth === 'anonymous') {
    if (main?.owner !== undefined) {
      fault(
        {
          code: 'anonymous-owner',
          message: `${place.name} is anonymous, but rows of ${main.name} belong to callers`,
          hint: `Write auth: [${own}], or leave it out.`,
        },
        'auth',
      );
    }
    return 'anonymous';
  }
  raw.auth.forEach((scopeName, index) => {
    const caller = callerOf(scopeName);
    if (caller === undefined) return;
    const isKnown = scope.directory.has(caller);
    if (isKnown && expose === 'public') {
      fault(
        {
          code: 'expose',
          message: `${place.name} is public, and the gateway lets no service in: nobody could be ${quote(scopeName)}`,
          hint: 'Write expose: internal, or a scope of users.',
        },
        [...place.path, 'auth', index],
      );
    }
    if (isKnown) return;
    fault(
      {
        code: 'unknown-service',
        message: `There is no service ${quote(caller)}`,
        hint: nowCalled(scope.directory, caller) ?? suggestion(caller, [...scope.directory.keys()]),
      },
      [...place.path, 'auth', index],
    );
  });
  return raw.auth;
}
