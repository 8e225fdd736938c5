import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import fs from 'fs-extra';
import { afterAll, describe, expect, it } from 'vitest';
import { renderText } from '../support/render.ts';
import { zizmor } from '../support/zizmor.ts';

/** The rendered workflow, as an attacker would read it. */

const path = '.github/workflows/ci.yml';

const blueprint = (platform: string) => `
schema: create-microservices/v1
system: { name: notes }
platform: ${platform}
services: { notes: { entities: { Note: { fields: { text: string } } } } }
`;

const program = await zizmor();
const folder = mkdtempSync(join(tmpdir(), 'zizmor-'));
afterAll(() => fs.remove(folder));

async function findings(name: string, text: string) {
  const repo = join(folder, name);
  await fs.outputFile(join(repo, path), text);
  const args = ['--offline', '--no-progress', repo];
  const { exitCode, all } = await execa(program ?? '', args, { all: true, reject: false });
  return { exitCode, all };
}

describe.skipIf(program === undefined)('zizmor', () => {
  it.each([
    ['nats', '{ broker: nats }'],
    ['pnpm', '{ broker: rabbitmq, packageManager: pnpm }'],
    ['bare', '{ broker: none, deploy: [] }'],
  ])('finds nothing: %s', async (name, platform) => {
    const text = renderText(blueprint(platform)).get(path)?.text ?? '';
    const { exitCode, all } = await findings(name, text);
    expect(exitCode, all).toBe(0);
  });

  it('would find what is wrong', async () => {
    const text = renderText(blueprint('{ broker: none }')).get(path)?.text ?? '';
    const wrong = text.replace('"$SUITE"', '$' + '{{ github.head_ref }}');
    const { exitCode, all } = await findings('wrong', wrong);
    expect(all).toContain('template-injection');
    expect(exitCode).not.toBe(0);
  });
});
