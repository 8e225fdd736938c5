import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import fs from 'fs-extra';
import { afterAll, describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { kubernetesTools } from '../scripts/servers/kubernetes.mjs';
import { compose } from '../src/derive/compose/compose.ts';
import { advance } from '../src/history/advance.ts';
import { emptyHistory } from '../src/history/history.ts';
import {
  blueprintOf,
  exampleFiles,
  examplesFolder,
  renderBlueprint,
  renderText,
} from './support/render.ts';

/** `deploy/kubernetes` in the eyes of the programs that it is for. */

const tools = kubernetesTools();
const goldens = fileURLToPath(new URL('golden', import.meta.url));
const overlays = readdirSync(
  new URL('golden/events+kubernetes/expected/deploy/kubernetes/overlays', import.meta.url),
);

const systems = [
  ...exampleFiles.map((file) => join(examplesFolder, file)),
  ...['one-service', 'two-stores', 'events', 'calls'].map((name) =>
    join(goldens, name, 'microservices.yaml'),
  ),
];

const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => fs.remove(folder))));

/** @returns the folder `deploy/kubernetes` of a system */
async function write(file: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'kubernetes-'));
  folders.push(folder);
  const blueprint = blueprintOf(readFileSync(file, 'utf8'));
  const platform = { ...blueprint.platform, deploy: ['kubernetes' as const] };
  for (const [path, { text }] of renderBlueprint({ ...blueprint, platform })) {
    if (path.startsWith('deploy/')) await fs.outputFile(join(folder, path), text);
  }
  // As the script `secrets` makes them: a test of the repo compares its names with those of Compose.
  const { secrets } = compose(blueprint, advance(emptyHistory, blueprint));
  for (const name of Object.keys(secrets)) {
    await fs.outputFile(join(folder, 'deploy/kubernetes/overlays/dev/secrets', name), 'secret');
  }
  return join(folder, 'deploy', 'kubernetes');
}

async function build(folder: string): Promise<string> {
  const { stdout } = await execa(tools?.kustomize ?? '', ['build', folder]);
  return stdout;
}

/** What the API server says to objects. */
async function admit(input: string): Promise<string> {
  const { stdout } = await execa(tools?.admission ?? '', { input, reject: false });
  return stdout;
}

/** Findings that are meant, each with why. */
const meant = [
  // It makes a process wait while its node has nothing to do.
  '--ignore-container-cpu-limit',
  // A tag of a release is never given again, and a registry that is away keeps no pod from its node.
  '--ignore-test=container-image-pull-policy',
  // They are spread over nodes by topologySpreadConstraints, which says the same without leaving a pod without a node.
  '--ignore-test=deployment-has-host-podantiaffinity',
];
/** Of what is on SQLite: its file belongs to one process. */
const meantOfFiles = ['deployment-replicas', 'deployment-strategy'];
/** Of what is to be tried out. */
const meantInDev = [
  // There is one of each.
  '--ignore-test=deployment-replicas',
  '--ignore-test=deployment-has-poddisruptionbudget',
  // Public images have users of their own.
  '--ignore-test=container-security-context-user-group-id',
  // A server that is slow is not to be started again.
  '--ignore-test=pod-probes',
];

interface Scored {
  object_name: string;
  checks: { check: { id: string }; grade: number; skipped: boolean }[];
}

async function findings(input: string, more: readonly string[] = []): Promise<string[]> {
  const args = ['score', '-', '--output-format=json', '--kubernetes-version=v1.31', ...more];
  const { stdout } = await execa(tools?.kubeScore ?? '', args, { input, reject: false });
  return (JSON.parse(stdout) as Scored[]).flatMap(({ object_name: name, checks }) =>
    checks
      .filter(({ grade, skipped }) => !skipped && grade < 10)
      .map(({ check }) => `${name} ${check.id}`),
  );
}

describe.skipIf(tools === undefined).each(systems)('%s', (file) => {
  const blueprint = blueprintOf(readFileSync(file, 'utf8'));
  const onFiles = blueprint.services.filter(({ datastore }) => datastore === 'sqlite');

  it.each(overlays)('the API server takes it: %s', async (overlay) => {
    const objects = await build(join(await write(file), 'overlays', overlay));
    expect(await admit(objects)).toMatch(/^\d+ objects$/);
  });

  it.each([
    ['production', meant, meantOfFiles],
    ['dev', [...meant, ...meantInDev], ['deployment-strategy']],
  ])('kube-score finds nothing that is not meant: %s', async (overlay, passedOver, ofFiles) => {
    const objects = await build(join(await write(file), 'overlays', overlay));
    const expected = onFiles.flatMap(({ name }) =>
      ofFiles.map((id) => `Deployment/apps/v1/${blueprint.system.name}/${name} ${id}`),
    );
    expect((await findings(objects, passedOver)).sort()).toEqual(expected.sort());
  });
});

it.each(['nats', 'rabbitmq'])('a probe that starts a program has time to: %s', (broker) => {
  const tree = renderText(`
schema: create-microservices/v1
system: { name: letters }
platform: { broker: ${broker}, deploy: [kubernetes] }
services:
  senders: { entities: { Sender: { fields: { name: string } } } }
  letters:
    entities: { Letter: { fields: { sender: senders.Sender } } }
    subscribes: [{ event: senders.sender-deleted, then: delete-referring }]
`);
  for (const server of ['postgres', broker]) {
    const { text = '' } = tree.get(`deploy/kubernetes/overlays/dev/${server}.yaml`) ?? {};
    const [set] = parseAllDocuments(text).map((document) => document.toJS());
    const [{ readinessProbe: probe }] = set.spec.template.spec.containers;
    expect(probe.exec, server).toBeDefined();
    // A second, where nothing is said.
    expect(probe.timeoutSeconds, server).toBeGreaterThanOrEqual(5);
  }
});

describe.skipIf(tools === undefined)('mistakes are seen', () => {
  const [system = ''] = systems;
  const production = async () => build(join(await write(system), 'overlays', 'production'));

  it.each([
    [
      'a word that is not known',
      'readOnlyRootFilesystem',
      'readOnlyRootFileSystem',
      'unknown field',
    ],
    ['one of an object of an operator', 'sourceLabels', 'sourcesLabels', 'unknown field'],
    ['one of a route', 'backendRefs', 'backends', 'unknown field'],
    ['a value that is not taken', 'maxSkew: 1', 'maxSkew: 0', 'must be greater than zero'],
    ['a pod that is let in nowhere', 'runAsNonRoot: true', 'runAsNonRoot: false', 'runAsNonRoot'],
  ])('%s', async (_name, from, to, told) => {
    const objects = await production();
    expect(objects).toContain(from);
    expect(await admit(objects.replaceAll(from, to))).toContain(told);
  });

  it('what is meant is what there is to find', async () => {
    const ids = (await findings(await production())).map((finding) => finding.split(' ')[1]);
    expect([...new Set(ids)].sort()).toEqual([
      'container-image-pull-policy',
      'container-resources',
      'deployment-has-host-podantiaffinity',
      ...meantOfFiles,
    ]);
  });
});
