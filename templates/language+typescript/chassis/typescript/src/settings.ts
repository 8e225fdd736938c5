import type { AuthOptions } from './auth.ts';
import {
  type Environment,
  fraction,
  integer,
  listOf,
  maybe,
  oneOf,
  readSettings,
  type Setting,
  type SettingProblem,
  type Settings,
  text,
  url,
  type Values,
} from './config.ts';
import { levels } from './log.ts';

/** The settings of SPEC.md, CFG. */

const port = { min: 0, max: 65_535 };
const hour = 3_600_000;
const http = ['http:', 'https:'];

/** What signs tokens: asymmetric only, so that who checks a token cannot make one. */
const algorithms = [
  ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
  ...['ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'],
];

export const processSettings = {
  NODE_ENV: oneOf(['development', 'test', 'production'], 'production'),
  HOST: text('127.0.0.1'),
  PORT: integer(port, 8080),
  ADMIN_PORT: integer(port, 9080),
  LOG_LEVEL: oneOf(levels, 'info'),
  BODY_LIMIT_BYTES: integer({ min: 1, max: 104_857_600 }, 1_048_576),
  REQUEST_TIMEOUT_MS: maybe(integer({ min: 1, max: hour })),
  SHUTDOWN_DELAY_MS: maybe(integer({ min: 0, max: 600_000 })),
  SHUTDOWN_GRACE_MS: integer({ min: 1, max: hour }, 25_000),
  // Some collectors take their key as part of the address.
  OTEL_EXPORTER_OTLP_ENDPOINT: maybe(url(http, { secret: true })),
  OTEL_TRACES_SAMPLER_ARG: fraction({ min: 0, max: 1 }, 1),
};

/** Where a service listens: scheme, host and port. */
export const address: Setting<string> = {
  parse(given) {
    const { origin, href } = new URL(url(http).parse(given));
    if (href !== `${origin}/`) throw new RangeError('an address without user, path and query');
    return origin;
  },
};

/** @param required false where nobody has to say who they are */
export function authSettings(required: boolean) {
  const ask = <T>(setting: Setting<T>): Setting<T | undefined> =>
    required ? setting : maybe(setting);
  return {
    AUTH_JWKS_URL: ask(url(http)),
    AUTH_ISSUER: ask(text()),
    AUTH_AUDIENCE: ask(text()),
    AUTH_ALGORITHMS: listOf(oneOf(algorithms), ['RS256']),
  };
}

/** What an authenticator needs, where it was set. */
export function authOptions(
  values: Values<ReturnType<typeof authSettings>>,
): Omit<AuthOptions, 'log'> | undefined {
  const { AUTH_JWKS_URL: jwksUrl, AUTH_ISSUER: issuer, AUTH_AUDIENCE: audience } = values;
  if (!jwksUrl || !issuer || !audience) return undefined;
  return { jwksUrl, issuer, audience, algorithms: values.AUTH_ALGORITHMS };
}

/** @param schemes of the addresses that the stores of this build understand */
export function databaseUrl(schemes: readonly string[]): Setting<string> {
  return url(schemes, { secret: true });
}

export const poolSettings = { DATABASE_POOL_SIZE: integer({ min: 1, max: 1_000 }, 10) };

type ProcessValues = Values<typeof processSettings>;

/** Reads the settings of a process with listeners: `processSettings` and more. */
export function readProcessSettings<S extends typeof processSettings & Settings>(
  settings: S,
  environment: Environment,
): Values<S> & { SHUTDOWN_DELAY_MS: number } {
  const values = readSettings<S>(settings, environment, (good) =>
    contradictions(good as ProcessValues),
  );
  return { ...values, SHUTDOWN_DELAY_MS: delay(values as ProcessValues) };
}

function contradictions(values: ProcessValues): SettingProblem[] {
  const problems: SettingProblem[] = [];
  if (values.PORT === values.ADMIN_PORT && values.PORT !== 0) {
    problems.push({ setting: 'ADMIN_PORT', problem: `${values.PORT} is PORT as well` });
  }
  if (values.SHUTDOWN_GRACE_MS <= delay(values)) {
    const problem = `${values.SHUTDOWN_GRACE_MS} is not above SHUTDOWN_DELAY_MS (${delay(values)})`;
    problems.push({ setting: 'SHUTDOWN_GRACE_MS', problem });
  }
  return problems;
}

/** A load balancer has to notice that a replica goes; in development there is none. */
function delay(values: ProcessValues): number {
  return values.SHUTDOWN_DELAY_MS ?? (values.NODE_ENV === 'production' ? 5_000 : 0);
}
