import { knownAs } from '../../blueprint/knownAs.ts';
import type { Blueprint, Service } from '../../blueprint/types.ts';
import { catalog, optionOf } from '../../catalog/index.ts';
import { usedBroker, usesBroker } from '../brokers.ts';

/** Whether a PostgreSQL server has to run: for services, or as the broker. */
export function needsPostgres(blueprint: Blueprint): boolean {
  return usedBroker(blueprint) === 'postgres' || blueprint.services.some(isOnPostgres);
}

const isOnPostgres = ({ datastore }: Service) => datastore === 'postgres';

/** The broker's own server, by its name; undefined where it has none. */
export function brokerServer(blueprint: Blueprint): string | undefined {
  const broker = usedBroker(blueprint);
  return optionOf(catalog.broker, broker).image === undefined ? undefined : broker;
}

/** Where servers answer. */
export const serverPorts: Readonly<Record<string, number>> = {
  postgres: 5432,
  nats: 4222,
  rabbitmq: 5672,
};

/** What servers are told in secret. */
export const serverSecrets: Readonly<Record<string, string>> = {
  postgres: 'postgres-password',
  nats: 'nats-accounts',
  rabbitmq: 'rabbitmq-definitions',
};

/** By the names of servers: the files that they, or what prepares them, are told in. */
export const serverFiles: Readonly<Record<string, readonly string[]>> = {
  postgres: ['postgres/databases.sh', 'postgres/databases.sql'],
  nats: ['nats/nats.conf'],
  rabbitmq: ['rabbitmq/rabbitmq.conf'],
};

/** Whose databases PostgreSQL has: services', and the broker's. */
export function databasesOf(blueprint: Blueprint): string[] {
  const owners = blueprint.services.filter(isOnPostgres).map(knownAs);
  return usedBroker(blueprint) === 'postgres' ? [...owners, '_broker'] : owners;
}

/** What it takes to make them, with their roles. */
export function databaseSecrets(blueprint: Blueprint): string[] {
  return [
    'postgres-password',
    ...databasesOf(blueprint).flatMap((name) => [`${name}-database-url`, `${name}-migration-url`]),
  ];
}

/** The servers of a system, by their names. */
export function serversIn(blueprint: Blueprint): string[] {
  const store = needsPostgres(blueprint) ? 'postgres' : undefined;
  return [store, brokerServer(blueprint)].filter((server) => server !== undefined);
}

/** The server that has the broker: its own, or PostgreSQL; undefined where there is no broker. */
export function serverOfBroker(blueprint: Blueprint): string | undefined {
  const broker = usedBroker(blueprint);
  return broker === 'none' ? undefined : broker;
}

/** The servers that a service leans on, by their names. */
export function serversOf(service: Service, blueprint: Blueprint): string[] {
  const broker = usesBroker(service) ? serverOfBroker(blueprint) : undefined;
  const store = isOnPostgres(service) ? 'postgres' : undefined;
  return [...new Set([store, broker])].filter((server) => server !== undefined);
}
