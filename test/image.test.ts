import { mkdtempSync, readFileSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import fs from 'fs-extra';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kubernetesTools } from '../scripts/servers/kubernetes.mjs';
import { mergeText } from '../src/reconcile/mergeText.ts';
import { renderText } from './support/render.ts';

/** The rendered script `image`: from what the pipeline has pushed to what runs, for one service. */

const blueprint = `
schema: create-microservices/v1
system: { name: letters }
platform: { broker: none, deploy: [kubernetes] }
services:
  senders: { entities: { Sender: { fields: { name: string } } } }
  stamps: { entities: { Stamp: { fields: { cents: integer } } } }
`;
const another = `${blueprint}  visits: { entities: { Visit: { fields: { day: date } } } }\n`;

const file = 'deploy/kubernetes/overlays/production/kustomization.yaml';
const digest = `sha256:${'5e'.repeat(32)}`;
const of = (service: string) => `ghcr.io/post/letters/${service}@${digest}`;

let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'image-'));
  for (const [path, { text }] of renderText(blueprint)) {
    await fs.outputFile(join(folder, path), text);
  }
  await fs.ensureSymlink(realpathSync('node_modules'), join(folder, 'node_modules'));
});

afterAll(() => fs.remove(folder));

const image = (...args: string[]) =>
  execa('node', ['tools/node.mjs', 'tools/image.ts', ...args], {
    cwd: folder,
    all: true,
    reject: false,
  });
const said = () => readFileSync(join(folder, file), 'utf8');
const reset = () => fs.writeFile(join(folder, file), renderText(blueprint).get(file)?.text ?? '');

it('changes the entry of that service and no other line', async () => {
  await reset();
  const before = said();
  const { exitCode, all } = await image(of('stamps'));
  expect(exitCode, all).toBe(0);
  expect(all).toContain(`${file}: ${of('stamps')}`);
  const entry = `- newName: ghcr.io/post/letters/stamps\n    digest: ${digest}\n    name: letters/stamps`;
  expect(said()).toBe(before.replace('- newTag: 0.0.0\n    name: letters/stamps', entry));
  await image(of('stamps'));
  expect(said()).toContain(entry);
});

it.each([
  ['nothing', [], 'no image is named\n  npm run image -- --help says how'],
  ['a tag', ['ghcr.io/post/letters/stamps:1.0.0'], 'is no image by its digest'],
  ['a service that is not there', [of('parcels')], 'those are gateway, senders, stamps'],
  ['one of several that is none', [of('stamps'), of('parcels')], 'no image is called "parcels"'],
])('refuses %s, and changes nothing', async (_name, args, told) => {
  await reset();
  const before = said();
  const { exitCode, all } = await image(...args);
  expect(exitCode).toBe(1);
  expect(all).toContain(told);
  expect(said()).toBe(before);
});

describe.skipIf(kubernetesTools() === undefined)('what runs', () => {
  async function objects(): Promise<Map<string, string>> {
    const program = kubernetesTools()?.kustomize ?? '';
    const { stdout } = await execa(program, ['build', join(folder, file, '..')]);
    return new Map(
      stdout.split(/^---$/m).map((text) => {
        const [, kind] = /^kind: (.*)$/m.exec(text) ?? [];
        const [, name] = /^ {2}name: (.*)$/m.exec(text) ?? [];
        return [`${kind} ${name}`, text];
      }),
    );
  }

  it('is another build of that service, and of nothing else', async () => {
    await reset();
    const before = await objects();
    await image(of('stamps'));
    const after = await objects();
    expect([...after.keys()]).toEqual([...before.keys()]);
    const changed = [...after].filter(([key, text]) => before.get(key) !== text);
    expect(changed.map(([key]) => key).sort()).toEqual([
      'Deployment stamps',
      'Job stamps-migrations',
    ]);
    for (const [, text] of changed) expect(text).toContain(`image: ${of('stamps')}`);
  });
});

it('merges with a service that comes, whatever was released before', async () => {
  await reset();
  const base = said();
  await image(of('gateway'), of('senders'), of('stamps'));
  const theirs = renderText(another).get(file)?.text ?? '';
  const { text, conflict } = mergeText({ path: file, mine: said(), base, theirs });
  expect(conflict).toBe(false);
  expect(text).toContain(`digest: ${digest}\n    name: letters/stamps\n  - newTag: 0.0.0`);
  expect(text).toContain('name: letters/visits');
});
