import type { Random } from '../support/randomBlueprint.ts';

interface Entity {
  was?: string;
  fields: Record<string, unknown>;
}

interface Service {
  was?: string;
  context?: string;
  entities: Record<string, Entity>;
  operations?: Record<string, { reads?: string[]; writes?: string[] }>;
}

/** A blueprint as it is written, as far as it is changed here. */
export interface Document {
  schema: string;
  system: { name: string; description?: string };
  platform: Record<string, string>;
  services: Record<string, Service>;
}

/**
 * A way in which people change a blueprint.
 * @param fresh a word that was never used before
 * @returns false where there is nothing of that kind to change
 */
export type ChangeOfBlueprint = (document: Document, random: Random, fresh: string) => boolean;

/** Every one; what this version refuses to render is none. */
export const changesOfBlueprints: Record<string, ChangeOfBlueprint> = {
  'a service more': ({ services }, _random, fresh) => {
    services[`s-${fresh}`] = service(fresh);
    return true;
  },
  'a service less': ({ services }, random) => {
    const names = Object.keys(services);
    if (names.length < 2) return false;
    delete services[pick(random, names)];
    return true;
  },
  'another name of a service': ({ services }, random, fresh) => {
    const name = pick(random, Object.keys(services));
    const { was = name, ...service } = services[name] as Service;
    // Back to the first one, now and then.
    const isBack = was !== name && random() < 0.3;
    delete services[name];
    services[isBack ? was : `t-${fresh}`] = isBack ? service : { was, ...service };
    return true;
  },
  'an entity more': ({ services }, random, fresh) => {
    const { entities } = pick(random, Object.values(services));
    entities[`More${fresh}`] = { fields: { name: 'string' } };
    return true;
  },
  'another name of an entity': ({ services }, random, fresh) => {
    const named = entitiesOf(services).filter(({ entity }) => entity.was === undefined);
    if (named.length === 0) return false;
    const { service, name } = pick(random, named);
    rename(service, name, `Kin${fresh}`);
    return true;
  },
  'a third name of an entity': ({ services }, random, fresh) => {
    const named = entitiesOf(services).filter(({ entity }) => entity.was !== undefined);
    if (named.length === 0) return false;
    const { service, name, entity } = pick(random, named);
    // Back to the one before, now and then.
    rename(service, name, random() < 0.3 ? `${entity.was}` : `Kin${fresh}`);
    return true;
  },
  'a name of an entity is forgotten': ({ services }, random) => {
    const named = entitiesOf(services).filter(({ entity }) => entity.was !== undefined);
    if (named.length === 0) return false;
    delete pick(random, named).entity.was;
    return true;
  },
  'an optional field more': ({ services }, random, fresh) => {
    const { entities } = pick(random, Object.values(services));
    const { fields } = pick(random, Object.values(entities));
    const type = pick(random, ['string', 'integer', 'date', 'boolean', 'json']);
    fields[`field${fresh}`] = { type, optional: true };
    return true;
  },
  'a required field more': ({ services }, random, fresh) => {
    const { entities } = pick(random, Object.values(services));
    const { fields } = pick(random, Object.values(entities));
    fields[`must${fresh}`] = { type: 'string', default: `is ${fresh}`, index: random() < 0.5 };
    return true;
  },
  'an optional field is required': ({ services }, random) => {
    const all = Object.values(services).flatMap(({ entities }) => Object.values(entities));
    const optional = all.flatMap(({ fields }) =>
      Object.entries(fields)
        .filter(([, field]) => isOptional(field))
        .map(([name]) => ({ fields, name })),
    );
    if (optional.length === 0) return false;
    const { fields, name } = pick(random, optional);
    fields[name] = { type: 'integer', default: 1 };
    return true;
  },
  'another name of a field': ({ services }, random, fresh) => {
    const fields = fieldsOf(services).filter(
      ({ name, field }) => /^(field|must)/.test(name) && field.was === undefined,
    );
    if (fields.length === 0) return false;
    const { all, name, field } = pick(random, fields);
    delete all[name];
    all[`called${fresh}`] = { was: name, ...field };
    return true;
  },
  'a name of a field is forgotten': ({ services }, random) => {
    const named = fieldsOf(services).filter(({ field }) => field.was !== undefined);
    if (named.length === 0) return false;
    delete pick(random, named).field.was;
    return true;
  },
  'an operation more': ({ services }, random, fresh) => {
    const service = pick(random, Object.values(services));
    const [entity = ''] = Object.keys(service.entities);
    service.operations ??= {
      [`read${entity}`]: said({ http: `GET /read-${entity.toLowerCase()}/{id}`, reads: [entity] }),
    };
    service.operations[`touch${entity}${fresh}`] = said({
      kind: 'command',
      http: `POST /touched/{id}/in-${fresh}`,
      input: { name: 'string' },
      writes: [entity],
      idempotency: 'natural',
    });
    return true;
  },
  'an operation less': ({ services }, random) => {
    const { operations = {} } = pick(random, Object.values(services));
    const names = Object.keys(operations);
    if (names.length < 2) return false;
    delete operations[pick(random, names)];
    return true;
  },
  'a broker': ({ platform }) => {
    const next = { none: 'nats', nats: 'postgres', postgres: 'none' };
    platform.broker = next[platform.broker as keyof typeof next] ?? 'none';
    return true;
  },
  'a description': ({ system }, _random, fresh) => {
    system.description = `About ${fresh}.`;
    return true;
  },
  'a context': ({ services }, random, fresh) => {
    pick(random, Object.values(services)).context = `keeps ${fresh}`;
    return true;
  },
  'a name of the system': ({ system }, _random, fresh) => {
    system.name = `system-${fresh}`;
    return true;
  },
  'a package manager': ({ platform }) => {
    platform.packageManager = platform.packageManager === 'pnpm' ? 'npm' : 'pnpm';
    return true;
  },
  'a pipeline': ({ platform }) => {
    const next = { github: 'gitlab', gitlab: 'none', none: 'github' };
    platform.ci = next[platform.ci as keyof typeof next] ?? 'none';
    return true;
  },
  'another order of services': (document) => {
    document.services = Object.fromEntries(Object.entries(document.services).reverse());
    return true;
  },
};

type Operation = NonNullable<Service['operations']>[string];

/** An operation as it is written, more of it than is changed here. */
const said = (operation: Operation & Record<string, unknown>): Operation => operation;

function entitiesOf(services: Document['services']) {
  return Object.values(services).flatMap((service) =>
    Object.entries(service.entities).map(([name, entity]) => ({ service, name, entity })),
  );
}

/** With all that names it. */
function rename(service: Service, name: string, now: string): void {
  const { [name]: entity, ...others } = service.entities;
  if (entity === undefined) return;
  const { was: _before, ...rest } = entity;
  service.entities = { ...others, [now]: { was: name, ...rest } };
  const follow = (list: string[]) => list.map((each) => (each === name ? now : each));
  for (const operation of Object.values(service.operations ?? {})) {
    if (operation.reads !== undefined) operation.reads = follow(operation.reads);
    if (operation.writes !== undefined) operation.writes = follow(operation.writes);
  }
}

interface Named {
  was?: string;
}

/** Fields that say more than their type. */
function fieldsOf(services: Document['services']) {
  const entities = Object.values(services).flatMap((service) => Object.values(service.entities));
  return entities.flatMap(({ fields: all }) =>
    Object.entries(all)
      .filter(([, field]) => typeof field === 'object')
      .map(([name, field]) => ({ all, name, field: field as Named })),
  );
}

/** An integer: what was another type cannot become one. */
function isOptional(field: unknown): boolean {
  const { type, optional, was } = field as { type?: string; optional?: boolean; was?: string };
  return type === 'integer' && optional === true && was === undefined;
}

export function firstBlueprint(random: Random): Document {
  return {
    schema: 'create-microservices/v1',
    system: { name: 'town' },
    platform: { broker: 'none', ci: 'github' },
    services: {
      's-first': service('First'),
      ...(random() < 0.5 && { 's-other': service('Other') }),
    },
  };
}

function service(word: string): Service {
  return { entities: { [`Thing${word}`]: { fields: { name: 'string', count: 'integer' } } } };
}

export function pick<Item>(random: Random, items: readonly Item[]): Item {
  return items[Math.floor(random() * items.length)] as Item;
}
