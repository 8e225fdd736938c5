import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compose } from '../../../src/derive/compose/compose.ts';
import type { Container } from '../../../src/derive/compose/container.ts';
import { telemetryCompose } from '../../../src/derive/compose/telemetry.ts';
import { advance } from '../../../src/history/advance.ts';
import { emptyHistory } from '../../../src/history/history.ts';
import { blueprintOf, templatesFolder } from '../../support/render.ts';

function composeOf(text: string) {
  const blueprint = blueprintOf(text);
  return compose(blueprint, advance(emptyHistory, blueprint));
}

/** Loans ask books and hear of them; readers, alone on SQLite, have nothing to do with anybody. */
const lending = (broker: string) => `
schema: create-microservices/v1
system: { name: lending }
platform: { broker: ${broker} }
services:
  books: { entities: { Book: { fields: { title: string } } } }
  readers:
    datastore: sqlite
    entities: { Reader: { fields: { name: string } } }
    operations: { getReader: { kind: query, http: "GET /readers/{id}", reads: [Reader] } }
  loans:
    entities: { Loan: { fields: { book: books.Book } } }
    operations: { lend: { kind: command, http: POST /loans, writes: [Loan], calls: [books.getBook] } }
    ${broker === 'none' ? '' : 'subscribes: [{ event: books.book-deleted, then: delete-referring }]'}
`;

const brokers = ['nats', 'rabbitmq', 'postgres', 'none'];

describe.each(brokers)('a system in containers, with broker %s', (broker) => {
  const { services, networks, volumes, secrets } = composeOf(lending(broker));
  const all: [string, Container][] = Object.entries(services);

  /** Containers that are in one network with another one. */
  const neighbours = (name: string) =>
    all
      .filter(([other]) => other !== name)
      .filter(([, { networks: of }]) => of.some((at) => services[name]?.networks.includes(at)))
      .map(([other]) => other)
      .sort();

  it('names nothing that is not there, and nothing for nobody', () => {
    const used = (of: (container: Container) => string[] | undefined) =>
      [...new Set(all.flatMap(([, container]) => of(container) ?? []))].sort();
    expect(Object.keys(networks)).toEqual(used((container) => container.networks));
    expect(Object.keys(secrets)).toEqual(used((container) => container.secrets));
    expect(Object.keys(volumes)).toEqual(
      used(({ volumes: of = [] }) =>
        of.filter((volume) => !volume.startsWith('.')).map((volume) => volume.split(':')[0] ?? ''),
      ),
    );
    for (const [, { depends_on: needs = {} }] of all) {
      for (const name of Object.keys(needs)) expect(Object.keys(services)).toContain(name);
    }
  });

  it('gives a secret to who reads it: each setting in a file has one', () => {
    for (const [name, { environment = {}, secrets: mounted = [] }] of all) {
      const read = Object.values(environment)
        .filter((value) => value.startsWith('/run/secrets/'))
        .map((path) => path.slice('/run/secrets/'.length));
      expect(mounted, name).toEqual(expect.arrayContaining(read));
    }
  });

  it('starts each after what it needs, and the gateway last', () => {
    const order: string[] = [];
    const visit = (name: string, above: readonly string[]): void => {
      expect(above).not.toContain(name);
      if (order.includes(name)) return;
      for (const need of Object.keys(services[name]?.depends_on ?? {}))
        visit(need, [...above, name]);
      order.push(name);
    };
    for (const [name, { profiles }] of all) if (profiles === undefined) visit(name, []);
    const at = (name: string) => order.indexOf(name);
    expect(at('postgres')).toBeLessThan(at('databases'));
    expect(at('databases')).toBeLessThan(at('books-migrations'));
    expect(at('books-migrations')).toBeLessThan(at('books'));
    for (const name of ['books', 'readers', 'loans']) expect(at(name)).toBeLessThan(at('gateway'));
    expect(services.gateway?.depends_on?.books).toEqual({ condition: 'service_healthy' });
    expect(services.books?.depends_on?.['books-migrations']).toEqual({
      condition: 'service_completed_successfully',
    });
  });

  it('lets a service reach what it leans on and whom it calls, and be reached by its callers', () => {
    const server = broker === 'nats' || broker === 'rabbitmq' ? [broker] : [];
    expect(neighbours('loans')).toEqual(
      [
        ...['books', 'gateway', 'loans-migrations', 'postgres', 'prometheus', 'token-issuer'],
        ...server,
      ].sort(),
    );
    expect(neighbours('readers')).not.toContain('loans');
    expect(neighbours('readers')).not.toContain('postgres');
    expect(neighbours('gateway')).not.toContain('postgres');
    for (const name of server) expect(neighbours('gateway')).not.toContain(name);
    for (const at of Object.keys(networks)) {
      const isOpen = at === 'gateway' || at === 'observability';
      expect(networks[at], at).toEqual(isOpen ? {} : { internal: true });
    }
  });

  it('is watched on request, by who reaches processes and nothing that they lean on', () => {
    const watching = all.filter(([, { profiles = [] }]) => profiles.includes('observability'));
    expect(watching.map(([name]) => name)).toEqual(['prometheus', 'alertmanager', 'grafana']);
    const reached = neighbours('prometheus');
    for (const name of ['gateway', 'books', 'loans', 'readers', 'alertmanager', 'grafana']) {
      expect(reached).toContain(name);
    }
    for (const name of ['postgres', 'token-issuer', 'nats', 'rabbitmq']) {
      expect(reached).not.toContain(name);
    }
    expect(neighbours('alertmanager')).toEqual(['grafana', 'prometheus']);
    expect(neighbours('grafana')).toEqual(['alertmanager', 'prometheus']);
  });

  it('answers on this machine alone', () => {
    const published = all.filter(([, { ports }]) => ports !== undefined);
    const usual = published.filter(([, { profiles }]) => profiles === undefined);
    expect(usual.map(([name]) => name)).toEqual(['gateway']);
    expect(services.gateway?.ports).toEqual([
      expect.stringMatching(/^\$\{GATEWAY_HOST:-127\.0\.0\.1\}:.*:8080$/),
    ]);
    for (const [name, { ports }] of published) {
      if (name === 'gateway') continue;
      expect(ports, name).toEqual([expect.stringMatching(/^127\.0\.0\.1:.*:(3000|9090|9093)$/)]);
    }
  });

  it('has one builder of each image of ours', () => {
    const ours = all.filter(([, { image }]) => image.startsWith('lending/'));
    for (const image of new Set(ours.map(([, container]) => container.image))) {
      const builders = ours.filter(([, { build, image: of }]) => of === image && build);
      expect(builders, image).toHaveLength(1);
    }
    for (const [name, { build, pull_policy: pull }] of ours) {
      expect(build === undefined ? pull : undefined, name).toBe(build ? undefined : 'never');
    }
  });
});

describe.each(brokers)('its traces and logs, with broker %s', (broker) => {
  const blueprint = blueprintOf(lending(broker));
  const history = advance(emptyHistory, blueprint);
  const below = compose(blueprint, history);
  const { services, networks, volumes } = telemetryCompose(blueprint, history);
  const brought = ['collector', 'tempo', 'loki'];
  const laidOver = Object.entries(services).filter(([name]) => !brought.includes(name));

  it('come from every container that there is without a profile, each with its name', () => {
    const usual = Object.entries(below.services).filter(([, { profiles }]) => !profiles);
    expect(laidOver.map(([name]) => name)).toEqual([...usual.map(([name]) => name), 'grafana']);
    for (const [name, { labels, logging, depends_on: after }] of laidOver) {
      if (name === 'grafana') continue;
      expect(after).toEqual({ collector: { condition: 'service_started', required: false } });
      expect(labels).toEqual({ 'service.name': name });
      expect(logging?.driver).toBe('fluentd');
      // A container starts and ends without a collector.
      expect(logging?.options).toMatchObject({ 'fluentd-async': 'true', labels: 'service.name' });
      // What was on its way to a collector that ends is not lost.
      expect(logging?.options).toMatchObject({ 'fluentd-request-ack': 'true' });
    }
  });

  it('are told of by the gateway and the services, which reach the collector', () => {
    const told = laidOver.filter(([, { environment }]) => environment !== undefined);
    expect(told.map(([name]) => name).sort()).toEqual(['books', 'gateway', 'loans', 'readers']);
    for (const [name, { environment }] of told) {
      expect(environment).toEqual({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318' });
      const shared = below.services[name]?.networks.filter((network) =>
        services.collector?.networks?.includes(network),
      );
      expect(shared, name).not.toEqual([]);
    }
  });

  it('reach nothing that processes lean on, and are reached where they are kept by Grafana alone', () => {
    const withNeeds = services.collector?.networks?.filter((network) => network.endsWith('-needs'));
    expect(withNeeds).toEqual(['observability-needs']);
    for (const name of ['tempo', 'loki']) {
      expect(services[name]?.networks, name).toEqual(['observability-needs']);
      expect(services[name]?.ports, name).toBeUndefined();
    }
    expect(services.grafana).toEqual({ networks: ['observability-needs'] });
    expect(networks).toEqual({ 'observability-needs': { internal: true } });
  });

  it('are taken and kept by nobody in particular, on request, for this machine alone', () => {
    for (const name of brought) {
      const { profiles, user, extends: from, image, ports = [] } = services[name] ?? {};
      expect({ profiles, user, from }, name).toEqual({
        profiles: ['observability'],
        user: '10001',
        from: { file: 'common.yaml', service: 'server' },
      });
      expect(image).toMatch(/:\d+\.\d+\.\d+$/);
      for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/);
    }
    const kept = Object.values(services).flatMap(({ volumes: of = [] }) => of);
    expect(kept.some((volume) => volume.includes('docker'))).toBe(false);
    const named = kept.filter((volume) => !volume.startsWith('.'));
    expect(named.map((volume) => volume.split(':')[0]).sort()).toEqual(Object.keys(volumes));
  });
});

it('PostgreSQL is not run where nobody needs it', () => {
  const { services } = composeOf(`
schema: create-microservices/v1
system: { name: a }
services: { b: { datastore: sqlite, entities: { C: { fields: { d: string } } } } }
`);
  expect(Object.keys(services)).toContain('nats');
  expect(Object.keys(services)).not.toContain('postgres');
});

it('a database lets in the same roles to the same, in containers and without', () => {
  const read = (path: string) => readFileSync(join(templatesFolder, path), 'utf8');
  /** Without the ways in which SQL and TypeScript name a role. */
  const plain = (text: string) =>
    text.replaceAll(/:?"(?:\$\{)?(\w+)\}?"/g, '$1').replaceAll(/\s+/g, ' ');
  const inContainers = plain(
    read('workspace+deploy+postgres/deploy/servers/postgres/databases.sql'),
  );
  const rights =
    inContainers.match(/(?:REVOKE|GRANT|ALTER DEFAULT|ALTER ROLE \w+ SET) [^;]*/g) ?? [];
  expect(rights).toHaveLength(7);
  const without = plain(read('workspace/tools/lib/postgres/provision.ts'));
  for (const right of rights) expect(without).toContain(right);
});
