import {
  address,
  authSettings,
  boolean,
  type Environment,
  integer,
  listOf,
  processSettings,
  readProcessSettings,
  type Setting,
  url,
  type Values,
} from '@local/chassis/gateway';
import type { GatewayModel } from './routes/route.ts';

/*
 * The settings of the gateway (SPEC.md, CFG and GTW).
 */

const web = url(['http:', 'https:']);

/** As browsers write it in `origin`. */
const origin: Setting<string> = {
  parse(given) {
    if (new URL(web.parse(given)).origin !== given) {
      throw new RangeError('an origin such as https://app.example.com');
    }
    return given;
  },
};

function ownSettings({ rateLimit }: GatewayModel) {
  return {
    RATE_LIMIT_REQUESTS: integer({ min: 1, max: 1_000_000 }, rateLimit.requests),
    RATE_LIMIT_WINDOW_SECONDS: integer({ min: 1, max: 86_400 }, rateLimit.windowSeconds),
    CORS_ORIGINS: listOf(origin, []),
    TRUST_PROXY: boolean(false),
    MAX_HEADER_BYTES: integer({ min: 1_024, max: 65_536 }, 16_384),
    UPSTREAM_MAX_REQUESTS: integer({ min: 1, max: 100_000 }, 1_000),
  };
}

type Shared = Values<
  typeof processSettings & ReturnType<typeof authSettings> & ReturnType<typeof ownSettings>
>;

export type GatewaySettings = Shared & {
  SHUTDOWN_DELAY_MS: number;
  /** Address of each service, by its name. */
  services: ReadonlyMap<string, string>;
};

/** @throws ConfigError with everything that is wrong */
export function readGatewaySettings(
  model: GatewayModel,
  environment: Environment,
): GatewaySettings {
  const isGuarded = model.routes.some(({ auth }) => auth !== 'anonymous');
  const values = readProcessSettings(
    {
      ...processSettings,
      ...authSettings(isGuarded),
      ...ownSettings(model),
      ...Object.fromEntries(model.services.map(({ urlEnv }) => [urlEnv, address])),
    },
    environment,
  );
  const addresses: Record<string, unknown> = values;
  const services = model.services.map(
    ({ name, urlEnv }) => [name, String(addresses[urlEnv])] as const,
  );
  return { ...values, services: new Map(services) };
}
