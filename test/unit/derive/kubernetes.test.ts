import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Blueprint } from '../../../src/blueprint/types.ts';
import type { Manifest } from '../../../src/derive/kubernetes/manifest.ts';
import {
  gatewayManifests,
  provisionManifests,
  serviceManifests,
} from '../../../src/derive/kubernetes/processes.ts';
import { scalingManifests } from '../../../src/derive/kubernetes/scaling.ts';
import { blueprintOf, exampleFiles, examplesFolder } from '../../support/render.ts';

const goldens = fileURLToPath(new URL('../../golden', import.meta.url));
const systems = [
  ...exampleFiles.map((file) => [file, join(examplesFolder, file)] as const),
  ...readdirSync(goldens).map((name) => [name, join(goldens, name, 'microservices.yaml')] as const),
].map(([name, file]) => [name, blueprintOf(readFileSync(file, 'utf8'))] as const);

interface Labels {
  podSelector: { matchLabels: Record<string, string> };
}
interface Policy {
  podSelector: Labels['podSelector'];
  ingress?: { from: Labels[]; ports: { port: number }[] }[];
  egress?: { to: Labels[]; ports: { port: number }[] }[];
}
interface Workload {
  template: {
    metadata: { labels: Record<string, string> };
    spec: {
      serviceAccountName: string;
      containers: { env?: { name: string; value: string }[] }[];
      volumes?: { name: string }[];
    };
  };
}

const all = (blueprint: Blueprint): Manifest[] => [
  ...gatewayManifests(blueprint),
  ...blueprint.services.flatMap((service) => serviceManifests(service, blueprint)),
];
const ofKind = (manifests: Manifest[], kind: string) =>
  manifests.filter((manifest) => manifest.kind === kind);
function templateOf(workload: Manifest | undefined): Workload['template'] {
  if (workload === undefined) throw new Error('no such workload');
  return (workload.spec as Workload).template;
}
const nameOf = ({ podSelector }: Labels) => podSelector.matchLabels['app.kubernetes.io/name'];

/** Who speaks to whom, as the blueprint says it. */
function edgesOf({ services }: Blueprint): string[] {
  const edges = services.flatMap((service) =>
    service.operations.flatMap(({ calls, expose, http }) => [
      ...calls.map(({ to }) => `${service.name} > ${to.service}`),
      ...(expose === 'public' && http !== undefined ? [`gateway > ${service.name}`] : []),
    ]),
  );
  return [...new Set(edges)].sort();
}

describe.each(systems)('%s', (_name, blueprint) => {
  const manifests = all(blueprint);
  const policies = ofKind(manifests, 'NetworkPolicy').map(({ spec }) => spec as Policy);

  it('lets in who calls, and nobody else', () => {
    const edges = policies.flatMap((policy) =>
      (policy.ingress ?? []).flatMap(({ from }) =>
        from.map((caller) => `${nameOf(caller)} > ${nameOf(policy)}`),
      ),
    );
    expect(edges.sort()).toEqual(edgesOf(blueprint));
  });

  it('lets out to whom is called, and nobody else', () => {
    const edges = policies.flatMap((policy) =>
      (policy.egress ?? []).flatMap(({ to }) =>
        to.map((callee) => `${nameOf(policy)} > ${nameOf(callee)}`),
      ),
    );
    expect(edges.sort()).toEqual(edgesOf(blueprint));
  });

  it('opens the port of the API alone', () => {
    const rules = policies.flatMap(({ ingress = [], egress = [] }) => [...ingress, ...egress]);
    expect([...new Set(rules.flatMap(({ ports }) => ports.map(({ port }) => port)))]).toEqual(
      rules.length > 0 ? [8080] : [],
    );
  });

  it('marks who needs a store or the broker, and nobody else', () => {
    for (const { name, datastore, events, subscribes } of blueprint.services) {
      const deployments = ofKind(manifests, 'Deployment');
      const deployment = deployments.find(({ metadata }) => metadata.name === name);
      const { labels } = templateOf(deployment).metadata;
      const clients = Object.keys(labels).filter((label) => label.endsWith('-client'));
      const needs = [
        ...(datastore === 'postgres' ? ['postgres-client'] : []),
        ...(events.length + subscribes.length > 0 ? [`${blueprint.platform.broker}-client`] : []),
      ];
      expect(clients.sort(), name).toEqual([...new Set(needs)].sort());
    }
  });

  it('gives no process the secret of the owner, and each workload an account of its own', () => {
    const accounts = ofKind(manifests, 'ServiceAccount').map(({ metadata }) => metadata.name);
    const workloads = [...ofKind(manifests, 'Deployment'), ...ofKind(manifests, 'Job')];
    for (const workload of workloads) {
      const { kind, metadata } = workload;
      const { serviceAccountName, containers } = templateOf(workload).spec;
      expect(serviceAccountName).toBe(metadata.name);
      const owner = containers.some(({ env = [] }) =>
        env.some(({ value }) => value.endsWith('-migration-url')),
      );
      expect(owner, metadata.name).toBe(kind === 'Job');
    }
    expect(accounts.sort()).toEqual(workloads.map(({ metadata }) => metadata.name).sort());
  });

  it('runs what belongs to one process once, and migrates it in its place', () => {
    const onFiles = blueprint.services.filter(({ datastore }) => datastore === 'sqlite');
    const claims = ofKind(manifests, 'PersistentVolumeClaim').map(({ metadata }) => metadata.name);
    expect(claims).toEqual(onFiles.map(({ name }) => `${name}-data`));
    const jobs = ofKind(manifests, 'Job').map(({ metadata }) => metadata.name);
    expect(jobs).toEqual(
      blueprint.services
        .filter((service) => !onFiles.includes(service))
        .map(({ name }) => `${name}-migrations`),
    );
  });
});

describe('the broker', () => {
  it.each([
    ['nats', 'nats-client'],
    ['rabbitmq', 'rabbitmq-client'],
    ['postgres', 'postgres-client'],
  ])('%s is prepared by who may do all', (broker, label) => {
    const blueprint = blueprintOf(`
schema: create-microservices/v1
system: { name: town }
platform: { broker: ${broker} }
services: { books: { entities: { Book: { fields: { title: string } } } } }
`);
    const [, job] = provisionManifests(blueprint);
    const { metadata, spec } = templateOf(job);
    expect(metadata.labels).toMatchObject({ [label]: 'true' });
    expect(spec.containers[0]?.env?.map(({ name }) => name)).toEqual(['BROKER_ADMIN_URL_FILE']);
  });
});

describe('numbers of processes', () => {
  const specOf = (scaling: Parameters<typeof scalingManifests>[1]) =>
    scalingManifests('books', scaling)[0]?.spec as { metrics: { type: string }[] };

  it.each([
    ['are two at least', { min: 1, max: 1, cpuPercent: 70 }, { minReplicas: 2, maxReplicas: 2 }],
    ['are what is said', { min: 3, max: 9, cpuPercent: 70 }, { minReplicas: 3, maxReplicas: 9 }],
  ])('%s', (_name, scaling, expected) => {
    expect(specOf(scaling)).toMatchObject(expected);
  });

  it.each([
    ['CPU', { min: 1, max: 3, cpuPercent: 60 }, ['Resource']],
    ['waiting messages', { min: 1, max: 3, queueLag: 500 }, ['External']],
    ['both', { min: 1, max: 3, cpuPercent: 60, queueLag: 500 }, ['Resource', 'External']],
  ])('follow %s', (_name, scaling, expected) => {
    expect(specOf(scaling).metrics.map(({ type }) => type)).toEqual(expected);
  });
});
