import { NotHere } from './clause.ts';
import { type Answer, ask, type Question } from './client.ts';
import { issuer, serveGateway } from './fleet.ts';
import { once } from './once.ts';
import type { Running } from './processes.ts';
import { pathOf, takesBody } from './rows.ts';
import { type Operation, type Service, services } from './system.ts';
import { startUpstream, type Upstream } from './upstream.ts';

/** An operation, and whose it is. */
export type Owned = Operation & { service: Service };

export const everyOperation: readonly Owned[] = services.flatMap((service) =>
  service.operations.map((operation) => ({ ...operation, service })),
);

/** What the gateway has to serve. */
export const publicOperations: readonly Owned[] = everyOperation.filter(
  ({ expose }) => expose === 'public',
);

export function findPublic(what: string, fits: (operation: Owned) => boolean): Owned {
  const found = publicOperations.find(fits);
  if (found === undefined) throw new NotHere(`no public operation ${what}`);
  return found;
}

export const reading = (): Owned => findPublic('that reads', ({ method }) => method === 'GET');
export const writing = (): Owned => findPublic('with a body', takesBody);

/** A gateway in front of one stand-in for every service. */
export async function gatewayTo(
  env: Record<string, string> = {},
): Promise<{ gateway: Running; upstream: Upstream }> {
  const upstream = await startUpstream();
  return { gateway: await serveGateway(() => upstream.url, env), upstream };
}

/** The pair that tests share which leave it as it was. */
export const sharedPair = once(() => gatewayTo());

export async function tokenOf({ auth }: Operation): Promise<string | undefined> {
  return auth === 'anonymous' ? undefined : (await issuer()).token();
}

/** Asks the gateway for an operation; `token: undefined` is no token. */
export async function knock(
  { api }: Running,
  operation: Operation,
  question: Question & { query?: string } = {},
): Promise<Answer> {
  const { query = '', ...rest } = question;
  return ask(`${api}${pathOf(operation, {})}${query}`, {
    method: operation.method,
    token: 'token' in question ? question.token : await tokenOf(operation),
    ...(takesBody(operation) && { body: '{"any":"body"}' }),
    ...rest,
  });
}
