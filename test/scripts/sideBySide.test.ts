import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { sideBySide } from '../../scripts/sideBySide.mjs';

const cwd = mkdtempSync(join(tmpdir(), 'side-by-side-'));
afterAll(() => rmSync(cwd, { recursive: true }));

const node = (script: string) => ({ command: process.execPath, args: ['-e', script], cwd });

it('passes where all pass, and fails where one fails, whichever', async () => {
  const [good, bad] = [node(''), node('process.exit(3)')];
  expect(await sideBySide([good, good])).toBe(true);
  expect(await sideBySide([bad, good])).toBe(false);
  expect(await sideBySide([good, bad])).toBe(false);
});

it('fails where one is killed', async () => {
  expect(await sideBySide([node(''), node('process.kill(process.pid, "SIGKILL")')])).toBe(false);
});

it.skipIf(availableParallelism() < 2)(
  'runs them at the same time where there is room',
  async () => {
    const meeting = (mine: string, others: string) => {
      const wait = `const timer = setInterval(() => fs.existsSync('${others}') && process.exit(0), 10);`;
      return node(
        `fs.writeFileSync('${mine}', ''); ${wait} setTimeout(() => process.exit(1), 20_000)`,
      );
    };
    const all = [meeting('a', 'b'), meeting('b', 'a')];
    expect(await sideBySide(all, { memory: 0 })).toBe(true);
    rmSync(join(cwd, 'a'));
    rmSync(join(cwd, 'b'));
  },
);

it('runs them one after the other where there is none', async () => {
  const first = node(`setTimeout(() => fs.writeFileSync('first', ''), 300)`);
  const second = node(`process.exit(fs.existsSync('first') ? 0 : 1)`);
  expect(await sideBySide([first, second], { memory: Infinity })).toBe(true);
});
