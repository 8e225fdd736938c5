import { createAuthenticator } from './auth.ts';
import { type Environment, readSettings } from './config.ts';
import { createObserver } from './http/observe.ts';
import type { Route } from './http/route.ts';
import { createApiServer } from './http/server.ts';
import { createLogger, type Logger } from './log.ts';
import type { ServiceModel } from './model.ts';
import { type RunningProcess, runOrExit, runProcess } from './process.ts';
import { Readiness } from './readiness.ts';
import { Opened, resourcesOf, settingsOf } from './resource.ts';
import {
  authOptions,
  authSettings,
  databaseUrl,
  poolSettings,
  processSettings,
  readProcessSettings,
} from './settings.ts';
import { openStore, storeSchemes } from './store/index.ts';
import { startMetrics } from './telemetry/metrics.ts';
import { startTracing } from './telemetry/tracing.ts';

/**
 * A service from its model and its routes; what is wrong ends the process (SPEC.md, CFG).
 * @param migrations folder of SQL files; the service is ready when its store has them all
 */
export function startService(
  model: ServiceModel,
  routes: readonly Route[],
  migrations: URL,
): Promise<RunningProcess> {
  return runOrExit(model.name, () => assembleService(model, routes, migrations));
}

export interface AssemblyOptions {
  environment?: Environment;
  log?: Logger;
  /** False in tests: the process belongs to their runner. */
  ownProcess?: boolean;
}

/** `startService` that throws. */
export async function assembleService(
  model: ServiceModel,
  routes: readonly Route[],
  migrations: URL,
  { environment = process.env, log: given, ownProcess = true }: AssemblyOptions = {},
): Promise<RunningProcess> {
  const isGuarded = routes.some(
    ({ operation: { auth, callers } }) => auth !== 'anonymous' || callers.length > 0,
  );
  const resources = resourcesOf(routes.flatMap(({ uses }) => uses ?? []));
  const values = readProcessSettings(
    {
      ...processSettings,
      ...authSettings(isGuarded),
      ...poolSettings,
      ...settingsOf(resources),
      DATABASE_URL: databaseUrl(storeSchemes),
    },
    environment,
  );
  const { name, redact } = model;
  const log = given ?? createLogger({ service: name, level: values.LOG_LEVEL, redact });
  const metrics = startMetrics(name);
  const tracing = await startTracing({
    service: name,
    endpoint: values.OTEL_EXPORTER_OTLP_ENDPOINT,
    ratio: values.OTEL_TRACES_SAMPLER_ARG,
    log,
  });
  const store = await openStore(values.DATABASE_URL, {
    name,
    poolSize: values.DATABASE_POOL_SIZE,
    log,
  });
  const opened = new Opened(resources, { service: name, settings: values, log, tracing });
  const auth = authOptions(values);
  const readiness = new Readiness({
    ping: (timeoutMs) => store.ping(timeoutMs),
    pending: () => store.pending(migrations),
  });
  const api = createApiServer({
    routes,
    store,
    resources: opened,
    observer: createObserver({ log, tracing }),
    authenticator: auth && createAuthenticator({ ...auth, log }),
    log,
    bodyLimitBytes: values.BODY_LIMIT_BYTES,
    timeoutMs: values.REQUEST_TIMEOUT_MS,
  });
  const parts = { values, log, readiness, metrics, tracing, api, store, resources: opened };
  return runProcess({ ...parts, ownProcess });
}

/** Brings the store to the state that this build needs, and ends the process (SPEC.md, MIG). */
export function migrateService(model: ServiceModel, migrations: URL): Promise<void> {
  return runOrExit(model.name, async () => {
    const settings = {
      LOG_LEVEL: processSettings.LOG_LEVEL,
      MIGRATION_DATABASE_URL: databaseUrl(storeSchemes),
    };
    const values = readSettings(settings, process.env);
    const log = createLogger({ service: model.name, level: values.LOG_LEVEL });
    const store = await openStore(values.MIGRATION_DATABASE_URL, { poolSize: 1, log });
    try {
      const applied = await store.migrate(migrations);
      log.info({ applied }, 'migrated');
    } finally {
      await store.close();
    }
  });
}
