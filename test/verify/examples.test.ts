import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { natsServer } from '../../scripts/servers/nats.mjs';
import { rabbitmqServer } from '../../scripts/servers/rabbitmq.mjs';
import { layOver } from '../e2e/support/layOver.ts';
import { createRepo } from '../e2e/support/repo.ts';
import { exampleFiles, examplesFolder } from '../support/render.ts';

/** Every test of a repo of each example: as it is rendered, and with the rules that lie beside it. */

const nats = natsServer();
// Where the suites look for it.
if (nats !== undefined) process.env.PATH = [nats, process.env.PATH].join(delimiter);
rabbitmqServer();

const examples = exampleFiles.map((file) => file.replace('.yaml', ''));
const cases = examples.flatMap((name) => [
  { name, isRuled: false },
  ...(existsSync(join(examplesFolder, name)) ? [{ name, isRuled: true }] : []),
]);

describe.each(cases)('$name, with rules of its own: $isRuled', ({ name, isRuled }) => {
  it('passes all its tests', async () => {
    const repo = await createRepo(readFileSync(join(examplesFolder, `${name}.yaml`), 'utf8'));
    try {
      if (isRuled) await layOver(repo, name);
      const { exitCode, all } = await repo.run('npm', ['test']);
      expect(exitCode, all.slice(-20_000)).toBe(0);
    } finally {
      await repo.remove();
    }
  });
});
