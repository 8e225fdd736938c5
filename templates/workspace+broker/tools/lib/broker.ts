import { provisionBroker, type Topology } from '@local/chassis/messaging';
import { rememberBrokerUrl } from './broker-url.ts';
import { Failure } from './failure.ts';
import { provisionDatabase } from './postgres/provision.ts';
import type { Postgres } from './postgres.ts';
import { knownAs, type System } from './system.ts';

/** The broker of a run: every file of this name exports the same. */
export interface Broker {
  /** What `BROKER_URL` is set to. */
  url: string;
  /** What to say of it; undefined where it is the one that the blueprint names. */
  note?: string;
}

/** No service has a name that begins like this. */
export const brokerDatabase = '_broker';

/** Whether PostgreSQL has to be there for the broker's sake. */
export function brokerNeedsPostgres(): boolean {
  return !process.env.BROKER_URL;
}

/**
 * The broker that `BROKER_URL` names, or PostgreSQL in its place, with everything there that services
 * send to and listen to. Can be repeated.
 */
export async function prepareBroker(
  system: System,
  postgres: Postgres | undefined,
): Promise<Broker | undefined> {
  const { BROKER_URL: url, BROKER_ADMIN_URL: admin } = process.env;
  if (url) {
    await provision(system, admin || url);
    rememberBrokerUrl(url);
    return { url };
  }
  if (postgres === undefined) {
    throw new Failure('The broker needs PostgreSQL, and none was started.');
  }
  const roles = await provisionDatabase(postgres, brokerDatabase);
  await provision(system, roles.owner);
  rememberBrokerUrl(roles.app);
  const chosen = system.broker;
  if (chosen === undefined || chosen.id === 'postgres') return { url: roles.app };
  const note = `events go through PostgreSQL here, in place of ${chosen.label}; BROKER_URL names a broker to use instead`;
  return { url: roles.app, note };
}

/** Makes what is missing at a broker. @param url with the rights to do so */
export async function provision(system: System, url: string): Promise<void> {
  try {
    await provisionBroker(url, topologyOf(system));
  } catch (error) {
    const { host } = new URL(url);
    throw new Failure(
      `The broker at ${host} could not be prepared: ${(error as Error).message}`,
      'BROKER_ADMIN_URL names it with an account that may make streams and queues.',
    );
  }
}

/** Who sends what, and who listens to it. */
export function topologyOf({ services }: System): Topology {
  return {
    publishers: services
      .filter(({ events }) => events.length > 0)
      .map((service) => ({
        service: knownAs(service),
        topics: service.events.map(({ topic }) => topic),
      })),
    subscriptions: services.flatMap(({ subscriptions }) => subscriptions),
  };
}
