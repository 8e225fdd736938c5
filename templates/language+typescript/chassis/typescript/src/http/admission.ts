import type { IncomingHttpHeaders } from 'node:http';
import { type Authenticator, requireScopes } from '../auth.ts';
import type { OperationModel } from '../model.ts';
import { Problem } from '../problem.ts';
import type { Caller } from './route.ts';

/**
 * Who may call an operation (SPEC.md, AUT and CAL): the user by `authorization`, a service by
 * `x-caller-token`, each with a token of its own. At once where the tokens are known, as they mostly are.
 * @throws Problem `unauthenticated`, `forbidden`, `unavailable`
 */
export function admit(
  authenticator: Authenticator | undefined,
  operation: OperationModel,
  headers: IncomingHttpHeaders,
): Caller | undefined | Promise<Caller | undefined> {
  const { auth, callers, expose } = operation;
  const token = headers['x-caller-token'];
  const forServices = expose === 'internal' && callers.length > 0;
  if (token === undefined && !forServices) {
    return auth === 'anonymous' ? undefined : user(authenticator, auth, headers.authorization);
  }
  // Nobody is named: there is no token that could be good enough.
  if (callers.length === 0) throw new Problem('forbidden', 'No service may call this');
  const authorization = token === undefined ? undefined : `Bearer ${token}`;
  const service = identify(authenticator, authorization);
  return service instanceof Promise
    ? service.then((found) => onBehalf(named(found)))
    : onBehalf(named(service));

  function named({ scopes }: Caller): { name: string; scopes: Caller['scopes']; subject: string } {
    const name = callers.find((caller) => scopes.has(`svc:${caller}`));
    if (name !== undefined) return { name, scopes, subject: `svc:${name}` };
    throw new Problem('forbidden', 'This service may not call this');
  }

  /** The user, where one is asked for or has come along; else the service stands for itself. */
  function onBehalf({ name, scopes, subject }: ReturnType<typeof named>) {
    const itself: Caller = { subject, scopes, token: '', service: name };
    if (auth === 'anonymous') return itself;
    if (auth.length === 0 && headers.authorization === undefined) return itself;
    const found = user(authenticator, auth, headers.authorization);
    const withService = (caller: Caller): Caller => ({ ...caller, service: name });
    return found instanceof Promise ? found.then(withService) : withService(found);
  }
}

function user(
  authenticator: Authenticator | undefined,
  scopes: readonly string[],
  authorization: string | undefined,
): Caller | Promise<Caller> {
  const check = (caller: Caller) => {
    requireScopes(caller, scopes);
    return caller;
  };
  const found = identify(authenticator, authorization);
  return found instanceof Promise ? found.then(check) : check(found);
}

function identify(
  authenticator: Authenticator | undefined,
  authorization: string | undefined,
): Caller | Promise<Caller> {
  if (authenticator === undefined) {
    throw new Error('an operation needs callers, settings have none');
  }
  const known = authorization === undefined ? undefined : authenticator.recall(authorization);
  return known ?? authenticator.authenticate(authorization);
}
