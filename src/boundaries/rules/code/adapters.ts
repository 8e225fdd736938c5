import { broker } from '../../../catalog/brokers.ts';
import { datastore } from '../../../catalog/datastores.ts';

/** Folders of `src` that join the domain to the world; `src` itself starts the process. */
export const adapterRings: ReadonlySet<string> = new Set(['', 'api', 'clients']);

/** What is rendered to join the parts, in `src/gen`. */
export const wiring: ReadonlySet<string> = new Set([
  'gen/routes.ts',
  'gen/subscriptions.ts',
  'gen/copies.ts',
]);

/** Packages that speak to a broker. */
export const brokerPackages: ReadonlySet<string> = new Set([
  ...broker.options.flatMap(({ packages }) => namesOf(packages)),
  'nats',
  'amqplib',
  'kafkajs',
  'bullmq',
]);

/** Packages and modules of Node that serve HTTP. */
export const serverPackages: ReadonlySet<string> = new Set([
  'fastify',
  'express',
  'koa',
  'hono',
  '@hapi/hapi',
]);

/** Packages and modules of Node that reach the network, the disk, a store or another process. */
export const adapterPackages: ReadonlySet<string> = new Set([
  ...datastore.options.flatMap(({ packages }) => namesOf(packages)),
  ...brokerPackages,
  ...serverPackages,
  ...['better-sqlite3', 'drizzle-orm', 'ioredis', 'knex', 'kysely', 'mongodb', 'mongoose'],
  ...['mysql2', 'pg', 'postgres', '@prisma/client', 'redis', 'sequelize', 'typeorm'],
  ...['axios', 'got', 'ky', 'node-fetch', 'undici', 'ws'],
  ...['child_process', 'cluster', 'dgram', 'dns', 'fs', 'http', 'http2', 'https', 'net'].map(
    ofNode,
  ),
  ...['sqlite', 'tls', 'worker_threads'].map(ofNode),
]);

/** `@scope/name` of `@scope/name/deep`, `node:fs` of `fs/promises`. */
export function packageOf(specifier: string): string {
  const name = /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier;
  return adapterPackages.has(ofNode(name)) ? ofNode(name) : name;
}

function ofNode(name: string): string {
  return `node:${name}`;
}

function namesOf(packages: Readonly<Record<string, { packages: object }>>): string[] {
  return Object.values(packages).flatMap((option) => Object.keys(option.packages));
}
