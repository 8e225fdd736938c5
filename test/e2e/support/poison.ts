import { join } from 'node:path';
import fs from 'fs-extra';
import type { Repo } from './repo.ts';

const script = `
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { openBroker } from '@local/chassis/messaging';

const [, , topic = '', data = ''] = process.argv;
const { url } = JSON.parse(readFileSync('.local/broker.json', 'utf8'));
const broker = await openBroker(url, { name: 'tests', log: { info() {}, warn() {} } });
const [service] = topic.split('.');
const attributes = {
  source: \`/services/\${service}\`,
  time: new Date().toISOString(),
  sequence: '0000000000000001',
};
const message = { id: randomUUID(), topic, key: randomUUID(), attributes, data };
await broker.publish([message], 5_000);
await broker.close();
`;

/** Publishes a message that breaks its contract, at the broker of the system that runs in the repo. */
export async function poison({ folder, run }: Repo, topic: string, data: object): Promise<void> {
  await fs.outputFile(join(folder, '.local/poison.ts'), script);
  const text = JSON.stringify(data);
  const { exitCode, all } = await run('node', ['tools/node.mjs', '.local/poison.ts', topic, text]);
  if (exitCode !== 0) throw new Error(all);
}
