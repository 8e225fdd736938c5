#!/usr/bin/env node
// Random lives of repos, as many as one likes: `npm run verify:living -- --sequences 10000 [--seed 1]`.
import { parseArgs } from 'node:util';
import { run } from './setup.mjs';

const { values } = parseArgs({
  options: { sequences: { type: 'string', default: '10000' }, seed: { type: 'string' } },
});
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
const count = Number(values.sequences);
const started = Date.now();
console.log(`${count} sequences from seed ${seed}`);
process.env.SEED = String(seed);
process.env.SEQUENCES = String(count);
run('npx', ['vitest', 'run', '--project', 'source', 'test/living/']);
const seconds = Math.round((Date.now() - started) / 1000);
console.log(
  `${new Date().toISOString().slice(0, 10)}: ${count} sequences from seed ${seed}, no line lost, ${seconds} s`,
);
