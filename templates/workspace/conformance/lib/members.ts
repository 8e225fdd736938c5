import type { Env } from '../../tools/lib/env.ts';
import type { NodeProgram } from '../../tools/lib/processes.ts';
import { hasMessaging } from '../../tools/lib/system.ts';
import { brokerUrlOf } from './broker.ts';
import { calleeUrls } from './callees.ts';
import { NotHere } from './clause.ts';
import { type Answer, ask, type Question } from './client.ts';
import { issuer, shared, sharedStore, untilReady } from './fleet.ts';
import { once, oncePer } from './once.ts';
import { launch, type Running } from './processes.ts';
import { gatewayProgram, serviceProgram } from './programs.ts';
import {
  callerHeaders,
  create,
  inputOf,
  insertable,
  pathOf,
  subjectsOf,
  takesBody,
  urlOf,
} from './rows.ts';
import { kinds, type Operation, type Service, services } from './system.ts';
import { startUpstream, type Upstream } from './upstream.ts';

/** One kind of process: what every one of them has to do is tested with one of each. */
export interface Member {
  name: string;
  /** Undefined: the gateway. */
  service: Service | undefined;
  /** Names of the settings that it cannot start without; the secret ones among them. */
  required: readonly string[];
  secrets: readonly string[];
  /** How to start it, with everything around it in place. */
  program(env?: Env): Promise<NodeProgram>;
  /** A request that succeeds and is for a GET; one that has a body to be sent. */
  light(running: Running): Promise<Request>;
  bodied(running: Running): Promise<Request & { body: string }>;
}

export interface Request {
  operation: Operation;
  method: string;
  /** Path and query. */
  path: string;
  body?: string;
  headers: Record<string, string>;
}

const auth = ['AUTH_JWKS_URL', 'AUTH_ISSUER', 'AUTH_AUDIENCE'];
const calling = ['AUTH_TOKEN_URL', 'AUTH_CLIENT_ID'];

/** A service of each kind, and the gateway in front of a stand-in for the services. */
export const members: readonly Member[] = [...kinds.map(serviceMember), gatewayMember()];

/** The one that tests share which leave it as it was, with all its log lines. */
export const sharedMember = oncePer((member: Member) =>
  startMember(member, { LOG_LEVEL: 'trace' }),
);

export async function startMember(member: Member, env?: Env): Promise<Running> {
  const running = await launch(await member.program(env));
  await untilReady(running);
  return running;
}

/** The upstream of every gateway that is started here. */
export const upstream: () => Promise<Upstream> = once(startUpstream);

export function send(
  { api }: { api: string },
  request: Request,
  more: Question = {},
): Promise<Answer> {
  const { method, path, body } = request;
  const headers = { ...request.headers, ...more.headers };
  return ask(`${api}${path}`, { method, ...(body !== undefined && { body }), ...more, headers });
}

function serviceMember(service: Service): Member {
  const isGuarded = service.operations.some(
    ({ auth, callers }) => auth !== 'anonymous' || callers.length > 0,
  );
  const isCalling = service.callees.length > 0;
  const secrets = [
    'DATABASE_URL',
    ...(hasMessaging(service) ? ['BROKER_URL'] : []),
    ...(isCalling ? ['AUTH_CLIENT_SECRET'] : []),
  ];
  /** Asked of another process: which one, its rules say, whichever runs. */
  const taken = once(async () => insertable(await shared(service), takesBody));
  const asNode = async (running: Running) => ({
    ...running,
    name: service.name,
    service,
    store: await sharedStore(service),
    issuer: await issuer(),
  });
  return {
    name: service.name,
    service,
    required: [
      ...secrets,
      ...(isGuarded ? auth : []),
      ...(isCalling ? calling : []),
      ...service.callees.map(({ urlEnv }) => urlEnv),
    ],
    secrets,
    async program(env) {
      const [trusted, { app }, brokerUrl, serviceUrls] = await Promise.all([
        issuer(),
        sharedStore(service),
        brokerUrlOf(service),
        calleeUrls(service),
      ]);
      const where = { databaseUrl: app, issuer: trusted, brokerUrl, serviceUrls };
      return serviceProgram(service, where, env);
    },
    async light(running) {
      const subjects = subjectsOf(await asNode(running));
      const list = subjects.find((subject) => subject.list);
      if (list?.list) return request(list.list, pathOf(list.list, {}));
      const got = subjects.find((subject) => subject.get && subject.create);
      if (got?.get === undefined) throw new NotHere('no operation to read with');
      return request(got.get, pathOf(got.get, await create(got)));
    },
    async bodied(running) {
      const node = await asNode(running);
      const accepted = await taken();
      const found = subjectsOf(node).find(({ name }) => name === accepted.name);
      if (found?.create === undefined) throw new NotHere('no operation with a body');
      const body = JSON.stringify(await inputOf(node, found.create));
      const path = urlOf({ api: '' }, found.create, {});
      return { ...(await request(found.create, path)), body };
    },
  };
}

function gatewayMember(): Member {
  const operations = services.flatMap((service) =>
    service.operations.filter(({ expose }) => expose === 'public'),
  );
  const find = (what: string, fits: (operation: Operation) => boolean) => {
    const found = operations.find(fits);
    if (found === undefined) throw new NotHere(`no public operation ${what}`);
    return found;
  };
  return {
    name: 'gateway',
    service: undefined,
    required: [
      ...(operations.some(({ auth }) => auth !== 'anonymous') ? auth : []),
      ...services
        .filter(({ operations }) => operations.some(({ expose }) => expose === 'public'))
        .map(({ urlEnv }) => urlEnv),
    ],
    secrets: [],
    async program(env) {
      const { url } = await upstream();
      return gatewayProgram((await issuer()).jwksUrl, () => url, env);
    },
    light() {
      const operation = find('that reads', ({ method }) => method === 'GET');
      return request(operation, pathOf(operation, {}));
    },
    async bodied() {
      const operation = find('with a body', takesBody);
      return { ...(await request(operation, pathOf(operation, {}))), body: '{"any":"body"}' };
    },
  };
}

async function request(operation: Operation, path: string): Promise<Request> {
  const { method } = operation;
  const trusted = await issuer();
  const headers = {
    ...(operation.auth !== 'anonymous' && { authorization: `Bearer ${trusted.token()}` }),
    ...callerHeaders(trusted, operation),
  };
  return { operation, method, path, headers };
}
