import type { Finding, Path } from '../finding.ts';
import { knownAs } from '../knownAs.ts';
import { snake } from '../names/case.ts';
import { quote } from '../quote.ts';
import type { Blueprint, Entity, Platform, Service } from '../types.ts';

/** Tables of the rendered runtime in a service's database. */
function runtimeTables({ events, subscribes }: Service): string[] {
  return [
    'idempotency_keys',
    'schema_migrations',
    ...(events.length > 0 ? ['outbox', 'outbox_lanes'] : []),
    ...(subscribes.length > 0 ? ['inbox'] : []),
  ];
}

/** Databases that every PostgreSQL server has of its own. */
const serverDatabases = new Set(['postgres', 'template0', 'template1']);
/** What a list takes beside its filters. */
const listParameters = new Set(['limit', 'cursor', 'sort']);
/** Settings of a service that would mean another one as well: `<SERVICE>_URL` says where a callee is. */
const takenCallees = new Set([
  'auth-jwks',
  'auth-token',
  'broker',
  'broker-admin',
  'database',
  'migration-database',
]);
/** What runs beside the services in containers. */
const containers = new Set([
  'alertmanager',
  'collector',
  'databases',
  'dlq',
  'grafana',
  'loki',
  'nats',
  'observability',
  'platform-tools',
  'postgres',
  'prometheus',
  'provision',
  'rabbitmq',
  'tempo',
  'token-issuer',
]);
/** What every namespace of Kubernetes has of its own: an account. */
const inNamespaces = new Set(['default']);
/** First segments of paths that the gateway answers itself. */
const gatewayPaths = /^\/(docs|openapi\.json)(\/|$)/;

/** Names that something of ours has already where they would go. */
export function checkTaken({ services, platform }: Blueprint): Finding[] {
  return services.flatMap((service) => [
    ...(takenDatabase(service) ?? takenContainer(service, services, platform) ?? []),
    ...service.entities.flatMap((entity) => [
      ...takenTable(service, entity),
      ...takenFilters(service, entity),
    ]),
    ...service.replicas.flatMap((replica) => takenByReplica(service, replica.name)),
    ...takenPaths(service),
    ...takenSettings(service),
  ]);
}

function takenDatabase(service: Service): Finding[] | undefined {
  const { name, datastore } = service;
  if (datastore !== 'postgres' || !serverDatabases.has(knownAs(service))) return undefined;
  const message = `The service ${quote(name)} would have the database of the server itself`;
  return [finding(message, 'Give it another name.', ['services', name])];
}

function takenContainer(
  { name }: Service,
  services: readonly Service[],
  { deploy }: Platform,
): Finding[] | undefined {
  if (deploy.length === 0) return undefined;
  const path = ['services', name];
  const hint = 'Give it another name, or write `deploy: []` under platform.';
  if (containers.has(name)) {
    const message = `The service ${quote(name)} would have the name of a container beside the services`;
    return [finding(message, hint, path)];
  }
  if (deploy.includes('kubernetes') && inNamespaces.has(name)) {
    const message = `The service ${quote(name)} would have the account that every namespace has`;
    return [finding(message, hint, path)];
  }
  const isOf = (known: string) => name === `${known}-migrations`;
  const other = services.find((service) => isOf(service.name) || isOf(knownAs(service)));
  if (other === undefined) return undefined;
  const message = `The service ${quote(name)} would have the name of the container with the migrations of ${quote(other.name)}`;
  return [finding(message, hint, path)];
}

function takenTable(service: Service, entity: Entity): Finding[] {
  const table = snake(entity.name);
  if (!runtimeTables(service).includes(table)) return [];
  const message = `The entity ${quote(entity.name)} would have the table ${quote(table)} of the runtime`;
  return [finding(message, 'Give it another name.', place(service, entity))];
}

function takenByReplica(service: Service, name: string): Finding[] {
  if (!runtimeTables(service).includes(snake(name))) return [];
  const message = `The replica ${quote(name)} would have the table ${quote(snake(name))} of the runtime`;
  const path = ['services', service.name, 'replicas', name];
  return [finding(message, 'Give it another name.', path)];
}

function takenFilters(service: Service, entity: Entity): Finding[] {
  return entity.fields
    .filter(({ name, index, unique }) => (index || unique) && listParameters.has(name))
    .map(({ name }) =>
      finding(
        `The filter ${quote(name)} of ${entity.name} would be the ${quote(name)} that every list takes`,
        'Rename the field, or do without index and unique.',
        [...place(service, entity), 'fields', name],
      ),
    );
}

function takenPaths(service: Service): Finding[] {
  return service.operations
    .filter(({ http, expose }) => expose === 'public' && gatewayPaths.test(http?.path ?? ''))
    .map(({ name, http, crud, entity }) =>
      finding(
        `The gateway answers ${http?.path} itself`,
        'Choose another path.',
        crud
          ? ['services', service.name, 'entities', entity ?? '']
          : ['services', service.name, 'operations', name],
      ),
    );
}

function takenSettings(service: Service): Finding[] {
  return service.operations.flatMap(({ name, calls }) =>
    calls.flatMap(({ to }, index): Finding[] => {
      if (!takenCallees.has(to.service)) return [];
      const setting = `${snake(to.service).toUpperCase()}_URL`;
      const message = `The address of ${quote(to.service)} would be the setting ${setting}, which means something else`;
      const path = ['services', service.name, 'operations', name, 'calls', index];
      return [{ code: 'taken', message, hint: 'Give that service another name.', path }];
    }),
  );
}

function place(service: Service, entity: Entity): Path {
  return ['services', service.name, 'entities', entity.name];
}

function finding(message: string, hint: string, path: Path): Finding {
  return { code: 'taken', message, hint, path, at: 'key' };
}
