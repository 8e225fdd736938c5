import { suggestion } from '../../nearest.ts';
import { quote } from '../../quote.ts';
import type { Entity, Operation } from '../../types.ts';
import type { OperationPlace } from './place.ts';

export function authOf(
  place: OperationPlace,
  kind: Operation['kind'],
  main: Entity | undefined,
): Operation['auth'] {
  const { raw, service, scope, fault } = place;
  if (raw.auth === undefined) return [`${service.name}:${kind === 'query' ? 'read' : 'write'}`];
  if (raw.auth === 'anonymous') {
    if (main?.owner !== undefined) {
      fault(
        {
          code: 'anonymous-owner',
          message: `${place.name} is anonymous, but rows of ${main.name} belong to callers`,
          hint: `Write auth: [${service.name}:${kind === 'query' ? 'read' : 'write'}], or leave it out.`,
        },
        'auth',
      );
    }
    return 'anonymous';
  }
  raw.auth.forEach((scopeName, index) => {
    const caller = scopeName.startsWith('svc:') ? scopeName.slice(4) : undefined;
    if (caller === undefined || scope.directory.has(caller)) return;
    fault(
      {
        code: 'unknown-service',
        message: `There is no service ${quote(caller)}`,
        hint: suggestion(caller, [...scope.directory.keys()]),
      },
      [...place.path, 'auth', index],
    );
  });
  return raw.auth;
}
