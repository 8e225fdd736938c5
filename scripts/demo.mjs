#!/usr/bin/env node
import { spawn } from 'node:child_process';
// Renders examples/shop.yaml into a folder of its own, with the rules of examples/shop, and starts it:
// `npm run demo [-- folder]`.
import { cpSync, existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { installDependencies, run } from './setup.mjs';

const chosen = process.argv[2];
const folder =
  chosen === undefined ? join(mkdtempSync(join(tmpdir(), 'demo-')), 'shop') : resolve(chosen);

installDependencies();
run('node', ['scripts/build.mjs']);
if (!existsSync(join(folder, 'microservices.lock'))) {
  run('node', [
    'bin/create-microservices.js',
    folder,
    '--blueprint',
    'examples/shop.yaml',
    '--yes',
  ]);
  cpSync('examples/shop', folder, { recursive: true });
}

console.error(`\nStarting ${folder} ...`);
const system = spawn('npm', ['start'], { cwd: folder, stdio: 'inherit' });
// Ctrl-C reaches the whole group: wait until the system has stopped in its own order.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => system.kill('SIGTERM'));
system.on('exit', (code, signal) => {
  console.error(`\nThe shop is in ${folder}: cd there, read its README, and npm start again.`);
  process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 1);
});
