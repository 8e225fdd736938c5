import {
  authOptions,
  createAuthenticator,
  createLogger,
  type Environment,
  type Logger,
  Readiness,
  type RunningProcess,
  runOrExit,
  runProcess,
  startMetrics,
  startTracing,
} from '@local/chassis/gateway';
import { createGateway } from './gateway.ts';
import type { GatewayModel } from './routes/route.ts';
import { readGatewaySettings } from './settings.ts';

export interface StartOptions {
  environment?: Environment;
  /** False in tests: no signals, no exit. */
  ownProcess?: boolean;
  log?: Logger;
}

/** Starts the gateway; what is wrong ends the process (SPEC.md, CFG). */
export function startGateway(model: GatewayModel, openapi: object): Promise<RunningProcess> {
  return runOrExit(model.name, () => assembleGateway(model, openapi));
}

/** `startGateway` for tests: throws. */
export async function assembleGateway(
  model: GatewayModel,
  openapi: object,
  { environment = process.env, ownProcess = true, ...given }: StartOptions = {},
): Promise<RunningProcess> {
  const settings = readGatewaySettings(model, environment);
  const service = model.name;
  const log = given.log ?? createLogger({ service, level: settings.LOG_LEVEL });
  const metrics = startMetrics(service);
  const tracing = await startTracing({
    service,
    endpoint: settings.OTEL_EXPORTER_OTLP_ENDPOINT,
    ratio: settings.OTEL_TRACES_SAMPLER_ARG,
    edge: true,
    log,
  });
  const auth = authOptions(settings);
  const authenticator = auth && createAuthenticator({ ...auth, log });
  const api = createGateway({ model, openapi, settings, authenticator, tracing, log });
  const readiness = new Readiness();
  return runProcess({ values: settings, log, readiness, metrics, tracing, api, ownProcess });
}
