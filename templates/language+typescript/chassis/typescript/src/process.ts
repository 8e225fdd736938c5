import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { ConfigError } from './config.ts';
import { createAdminServer } from './http/admin.ts';
import { createLifecycle, type Phase } from './lifecycle.ts';
import { createLogger, type Logger } from './log.ts';
import type { Readiness } from './readiness.ts';
import type { Metrics } from './telemetry/metrics.ts';
import { observeReadiness } from './telemetry/readiness.ts';
import type { Tracing } from './telemetry/tracing.ts';

/** Two listeners, health, signals, and an orderly end: what every process here has around its API. */
export interface ProcessOptions {
  values: {
    HOST: string;
    PORT: number;
    ADMIN_PORT: number;
    SHUTDOWN_DELAY_MS: number;
    SHUTDOWN_GRACE_MS: number;
  };
  log: Logger;
  readiness: Readiness;
  metrics: Metrics;
  tracing: Tracing;
  api: {
    /** @returns the port that was taken */
    listen(host: string, port: number): Promise<number>;
    /** Goes on serving, and asks clients to leave. */
    drain(): void;
    /** Accepts nothing more; resolves when all answers are out. */
    close(): Promise<void>;
  };
  /** Closed after the API and whatever else uses them, before the store. */
  resources?: { close(): Promise<void> };
  /** Steps of the way down between the API and the store. */
  phases?: readonly Phase[];
  /** Closed before telemetry. */
  store?: { close(): Promise<void> };
  /** False in tests, where the process belongs to the runner. */
  ownProcess?: boolean;
}

export interface RunningProcess {
  port: number;
  adminPort: number;
  /** The orderly end, without the delay. */
  stop(): Promise<void>;
}

export async function runProcess(options: ProcessOptions): Promise<RunningProcess> {
  const { values, log, readiness, api } = options;
  const admin = createAdminServer(options);
  const hurry = new AbortController();
  const unobserve = observeReadiness(readiness);

  const phases = [
    { name: 'drain', run: () => drain() },
    { name: 'api', run: () => api.close() },
    ...(options.phases ?? []),
    { name: 'resources', run: () => options.resources?.close() },
    { name: 'store', run: () => options.store?.close() },
    { name: 'tracing', run: () => options.tracing.shutdown() },
    {
      name: 'admin',
      run: () => {
        unobserve();
        admin.close().closeAllConnections();
      },
    },
  ];
  const graceMs = values.SHUTDOWN_GRACE_MS;
  const lifecycle = createLifecycle({ log, phases, graceMs, onCrash: () => hurry.abort() });

  async function drain(): Promise<void> {
    readiness.drain();
    api.drain();
    // Rejects when nothing is to be waited for any more.
    await sleep(values.SHUTDOWN_DELAY_MS, undefined, { signal: hurry.signal }).catch(() => {});
  }

  const adminPort = await listen(admin, values.HOST, values.ADMIN_PORT);
  const port = await api.listen(values.HOST, values.PORT);
  if (options.ownProcess ?? true) lifecycle.ownProcess();
  readiness.started();
  log.info({ host: values.HOST, port, admin_port: adminPort }, 'listening');

  return {
    port,
    adminPort,
    async stop() {
      hurry.abort();
      await lifecycle.stop();
    },
  };
}

function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port }, () => resolve((server.address() as AddressInfo).port));
  });
}

/** `EX_CONFIG` of sysexits.h. */
const badConfiguration = 78;

/**
 * Runs `work`; what it throws is told in one line and ends the process.
 * @param service name, for that line
 */
export async function runOrExit<T>(service: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const log = createLogger({ service, level: 'info' });
    if (error instanceof ConfigError) {
      log.fatal({ problems: error.problems }, error.message);
      process.exit(badConfiguration);
    }
    log.fatal({ err: error }, 'cannot start');
    process.exit(1);
  }
}
