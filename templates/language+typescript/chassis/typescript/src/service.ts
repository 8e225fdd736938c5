import { createAuthenticator } from './auth.ts';
import { type Environment, readSettings, type Settings } from './config.ts';
import { createObserver } from './http/observe.ts';
import type { Route } from './http/route.ts';
import { createApiServer } from './http/server.ts';
import type { Phase } from './lifecycle.ts';
import { createLogger, type Logger } from './log.ts';
import type { ServiceModel } from './model.ts';
import type { Part } from './part.ts';
import { type RunningProcess, runOrExit, runProcess } from './process.ts';
import { Readiness } from './readiness.ts';
import { Opened, resourceSettings, resourcesOf } from './resource.ts';
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
 * @param parts what runs beside the API
 */
export function startService(
  model: ServiceModel,
  routes: readonly Route[],
  migrations: URL,
  parts: readonly Part[] = [],
): Promise<RunningProcess> {
  return runOrExit(model.name, () => assembleService(model, routes, migrations, { parts }));
}

export interface AssemblyOptions {
  environment?: Environment;
  parts?: readonly Part[];
  log?: Logger;
  /** False in tests: the process belongs to their runner. */
  ownProcess?: boolean;
}

/** `startService` that throws. */
export async function assembleService(
  model: ServiceModel,
  routes: readonly Route[],
  migrations: URL,
  options: AssemblyOptions = {},
): Promise<RunningProcess> {
  const { environment = process.env, parts = [], log: given, ownProcess = true } = options;
  const isGuarded = routes.some(
    ({ operation: { auth, callers } }) => auth !== 'anonymous' || callers.length > 0,
  );
  const resources = resourcesOf([...routes, ...parts].flatMap(({ uses }) => uses ?? []));
  const values = readProcessSettings(
    {
      ...processSettings,
      ...authSettings(isGuarded),
      ...poolSettings,
      ...resourceSettings(resources),
      DATABASE_URL: databaseUrl(storeSchemes),
      ...settingsOf(parts),
    },
    environment,
  );
  const { name, knownAs = name, redact } = model;
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
  const opened = new Opened(resources, { service: knownAs, settings: values, log, tracing });
  const auth = authOptions(values);
  const readiness = new Readiness({
    ping: (timeoutMs) => store.ping(timeoutMs),
    pending: () => store.pending(migrations),
  });
  const phases: Phase[] = [];
  for (const part of parts) {
    phases.push(...(await part.start(values, { model, store, resources: opened, log })));
  }
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
  const closing = { phases, resources: opened, store };
  return runProcess({ values, log, readiness, metrics, tracing, api, ...closing, ownProcess });
}

function settingsOf(parts: readonly Part[]): Settings {
  return Object.assign({}, ...parts.map(({ settings }) => settings));
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
