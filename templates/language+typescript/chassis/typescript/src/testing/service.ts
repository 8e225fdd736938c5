import type { JWTPayload } from 'jose';
import type { Route } from '../http/route.ts';
import { createLogger } from '../log.ts';
import type { ServiceModel } from '../model.ts';
import { assembleService } from '../service.ts';
import { openStore } from '../store/index.ts';
import type { Store } from '../store/port.ts';
import { testIssuer } from './issuer.ts';
import { createScratch } from './scratch.ts';

export interface Call {
  body?: unknown;
  headers?: Record<string, string>;
  /** Claims of the token, e.g. `{ sub, scope }`; every scope there is where nothing is said. */
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
  /** Lines of the log, parsed. */
  logs: Record<string, unknown>[];
  call(method: string, path: string, call?: Call): Promise<Answer>;
  stop(): Promise<void>;
}

/**
 * @param migrations folder of SQL files that the store begins with
 * @param environment settings beside the usual ones
 */
export async function testService(
  model: ServiceModel,
  routes: readonly Route[],
  migrations: URL,
  environment: Record<string, string> = {},
): Promise<TestService> {
  const [issuer, scratch] = await Promise.all([testIssuer(), createScratch(model.datastore)]);
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
      ...environment,
    },
    log,
    ownProcess: false,
  });
  const url = `http://127.0.0.1:${running.port}`;
  const everything = routes.flatMap(({ operation: { auth } }) =>
    auth === 'anonymous' ? [] : auth,
  );

  return {
    url,
    adminUrl: `http://127.0.0.1:${running.adminPort}`,
    store,
    logs,
    async call(method, path, { body, headers, as = {} } = {}) {
      const claims = as === 'nobody' ? undefined : { scope: everything.join(' '), ...as };
      const response = await fetch(`${url}${path}`, {
        method,
        headers: {
          ...(claims && { authorization: `Bearer ${await issuer.token(claims)}` }),
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
      await Promise.all([issuer.close(), scratch.drop()]);
    },
  };
}
