import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { it } from './support/fixture.ts';

/** An environment in which git takes its time to commit. */
function withSlowGit(cwd: string): Record<string, string> {
  const folder = join(cwd, 'slow');
  mkdirSync(folder);
  const script = `#!/bin/sh\nPATH=\${PATH#*:}\ncase "$*" in *commit*) sleep 2.5 ;; esac\nexec git "$@"\n`;
  writeFileSync(join(folder, 'git'), script, { mode: 0o755 });
  return { PATH: `${folder}:${process.env.PATH}` };
}

const args = ['town', '--yes', '--service', 'books', '--no-install'];

it('what takes long says so, with seconds, and leaves nothing behind', async ({ cwd, open }) => {
  const terminal = open(args, { env: withSlowGit(cwd) });
  await terminal.waitFor(/^. Making the first commit {2}\d+ s$/m);
  expect(await terminal.exitCode()).toBe(0);
  await terminal.waitFor('Next:');
  expect(terminal.everything()).not.toContain('Making the first commit');
  expect(terminal.everything()).toMatch(/^town: \d+ files created$/m);
  expect(terminal.cursor().shown).toBe(true);
});

it('a line that stays, where lines do not change', async ({ cwd, open }) => {
  const terminal = open(args, { env: { ...withSlowGit(cwd), ACCESSIBLE: '1' } });
  expect(await terminal.exitCode()).toBe(0);
  expect(terminal.everything()).toMatch(/^Making the first commit$/m);
});

it('so does a large picture, which nothing interrupts', async ({ cwd, open }) => {
  const services = Object.fromEntries(
    Array.from({ length: 120 }, (_, index) => [
      `service-${index}`,
      { entities: { [`Thing${index}`]: { fields: { name: 'string' } } } },
    ]),
  );
  const system = { schema: 'create-microservices/v1', system: { name: 'large' } };
  writeFileSync(join(cwd, 'large.json'), JSON.stringify({ ...system, services }));
  const terminal = open(['graph', '--blueprint', 'large.json', '--output', 'large.svg']);
  await terminal.waitFor(/^. Drawing$/m);
  expect(await terminal.exitCode()).toBe(0);
  await terminal.waitFor('Wrote large.svg');
  expect(terminal.everything()).not.toContain('Drawing');
});
