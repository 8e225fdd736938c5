import type { JWTPayload } from 'jose';
import { allowedMethods } from '../http/paths.ts';
import type { Route } from '../http/route.ts';
import { createLogger } from '../log.ts';
import type { ServiceModel } from '../model.ts';
import { assembleService } from '../service.ts';
import { openStore } from '../store/index.ts';
import type { Store } from '../store/port.ts';
import { testIssuer } from './issuer.ts';
import { createScratch } from './scratch.ts';
import { type Callee, type StandIn, standIn } from './stand-in.ts';

export interface Call {
  body?: unknown;
  headers?: Record<string, string>;
  /**
   * Claims of the token, e.g. `{ sub, scope }`; every scope there is where nothing is said. Internal
   * operations are called by a service that may, with the same `scope` where one is said.
   */
  as?: JWTPayload | 'nobody';
}

export interface Answer {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into it without ceremony.
  body: any;
}

/** A service in this process, with a store and an issuer of its own. */
export interface TestService {
  /** Without a slash at its end. */
  url: string;
  adminUrl: string;
  /** The service's store, with its own connection: to prepare and to look. */
  store: Store;
  /** Stand-ins for the services that this one calls, by name. */
  callees: Readonly<Record<string, StandIn>>;
  /** Lines of the log, parsed. */
  logs: Record<string, unknown>[];
  call(method: string, path: string, call?: Call): Promise<Answer>;
  stop(): Promise<void>;
}

export interface TestOptions {
  /** Settings beside the usual ones. */
  environment?: Record<string, string>;
  /** Services that this one calls. */
  callees?: readonly Callee[];
}

/**
 * @param migrations folder of SQL files that the store begins with
 */
export async function testService(
  model: ServiceModel,
  routes: readonly Route[],
  migrations: URL,
  { environment = {}, callees = [] }: TestOptions = {},
): Promise<TestService> {
  const [issuer, scratch] = await Promise.all([testIssuer(), createScratch(model.datastore)]);
  const standIns = await Promise.all(
    callees.map(async (callee) => ({ ...callee, standIn: await standIn(callee) })),
  );
  const logs: Record<string, unknown>[] = [];
  const destination = { write: (line: string) => void logs.push(JSON.parse(line)) };
  const log = createLogger({
    service: model.name,
    level: 'debug',
    redact: model.redact,
    destination,
  });

  const store = await openStore(scratch.url, { poolSize: 1, log });
  await store.migrate(migrations);
  const running = await assembleService(model, routes, migrations, {
    environment: {
      NODE_ENV: 'test',
      PORT: '0',
      ADMIN_PORT: '0',
      DATABASE_URL: scratch.url,
      ...issuer.environment,
      ...Object.fromEntries(standIns.map(({ urlEnv, standIn }) => [urlEnv, standIn.url])),
      ...environment,
    },
    log,
    ownProcess: false,
  });
  const url = `http://127.0.0.1:${running.port}`;
  const everything = routes.flatMap(({ operation: { auth } }) =>
    auth === 'anonymous' ? [] : auth,
  );
  /** The token of a service that may call the operation at this path, where it is for services. */
  async function serviceToken(method: string, path: string, scope?: unknown) {
    const [plain = ''] = path.split('?', 1);
    const internal = routes.find(
      ({ operation }) =>
        operation.expose === 'internal' && allowedMethods([operation])(plain).includes(method),
    );
    const callers = internal?.operation.callers ?? [];
    if (callers.length === 0) return undefined;
    return issuer.serviceToken(String(scope ?? callers.map((name) => `svc:${name}`).join(' ')));
  }

  return {
    url,
    adminUrl: `http://127.0.0.1:${running.adminPort}`,
    store,
    callees: Object.fromEntries(standIns.map(({ name, standIn }) => [name, standIn])),
    logs,
    async call(method, path, { body, headers, as = {} } = {}) {
      const said: JWTPayload = as === 'nobody' ? {} : as;
      const claims = as === 'nobody' ? undefined : { scope: everything.join(' '), ...said };
      const service = claims && (await serviceToken(method, path, said.scope));
      const response = await fetch(`${url}${path}`, {
        method,
        headers: {
          ...(claims && { authorization: `Bearer ${await issuer.token(claims)}` }),
          ...(service && { 'x-caller-token': service }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...headers,
        },
        body: body === undefined ? undefined : JSON.stringify(body),
      });
      const text = await response.text();
      const parsed = text === '' ? undefined : JSON.parse(text);
      return { status: response.status, headers: response.headers, body: parsed };
    },
    async stop() {
      await running.stop();
      await store.close();
      const others = standIns.map(({ standIn }) => standIn.close());
      await Promise.all([issuer.close(), scratch.drop(), ...others]);
    },
  };
}
