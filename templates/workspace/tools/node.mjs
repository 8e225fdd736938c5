#!/usr/bin/env node
// Runs a TypeScript file: `node tools/node.mjs tools/start.ts [arguments]`.
//
// Plain JavaScript that any Node can read, because it is what finds out that a shell's Node is too
// old to strip types. Then a current one is had from npm (a platform package: a binary and no
// install script) and the same command runs there.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';

const CURRENT = 26;
const local = fileURLToPath(new URL('../.local/', import.meta.url));
const [file, ...args] = process.argv.slice(2);

if (file === undefined) {
  console.error('usage: node tools/node.mjs FILE.ts [arguments]');
  process.exitCode = 64;
} else if (stripsTypes(process.versions.node)) {
  await runHere(resolve(file));
} else {
  const { node: version } = process.versions;
  const why = version.startsWith('22.') ? 'older than 22.19' : 'out of support';
  console.error(`this shell runs Node ${version}, ${why}; using Node ${CURRENT} through npx`);
  const node = findCurrentNode();
  if (node === undefined) process.exitCode = 1;
  else runWith(node);
}

/** Node 22.18, 23.6 and later run TypeScript; the workspace asks for 22.19. */
function stripsTypes(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major >= 24 || (major === 23 && minor >= 6) || (major === 22 && minor >= 19);
}

function runHere(path) {
  process.argv.splice(1, 2, path);
  return import(pathToFileURL(path).href);
}

/** The binary's own path, so that no npx stands between a signal and the program. */
function findCurrentNode() {
  const cache = join(local, `node-${CURRENT}-path`);
  const known = existsSync(cache) ? readFileSync(cache, 'utf8') : '';
  if (existsSync(known)) return known;
  try {
    const npx = [
      '-y',
      '--prefer-offline',
      '-p',
      platformPackage(),
      'node',
      '-p',
      'process.execPath',
    ];
    const path = execFileSync('npx', npx, { stdio: ['ignore', 'pipe', 'inherit'] })
      .toString()
      .trim();
    remember(cache, path);
    return path;
  } catch (error) {
    console.error(`npx could not fetch ${platformPackage()}: ${error.message}`);
    console.error(`install Node ${CURRENT} (https://nodejs.org) and try again`);
    return undefined;
  }
}

/** Asking npx takes most of a second: more than most commands do. */
function remember(cache, path) {
  try {
    mkdirSync(local, { recursive: true, mode: 0o711 });
    writeFileSync(cache, path);
  } catch {
    // Not ours to write: npx is asked again next time.
  }
}

/** npm's `node` is one package per platform; Apple silicon's has a name of its own. */
function platformPackage() {
  const { platform, arch } = process;
  const prefix = platform === 'darwin' && arch === 'arm64' ? 'node-bin' : 'node';
  return `${prefix}-${platform === 'win32' ? 'win' : platform}-${arch}@${CURRENT}`;
}

/** The child has our terminal and gets our signals; we end as it ends. */
function runWith(node) {
  const path = [dirname(node), process.env.PATH].join(delimiter);
  const env = { ...process.env, PATH: path };
  const child = spawn(node, [file, ...args], { stdio: 'inherit', env });
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, () => child.kill(signal));
  watchParent(() => child.kill('SIGTERM'));
  child.on('error', (error) => {
    console.error(`${node} does not start: ${error.message}`);
    process.exitCode = 1;
  });
  child.on('exit', (code, signal) => {
    if (signal === null) {
      process.exit(code);
    }
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
    // A signal that does not end this process (a container's process 1) still has an exit code.
    setTimeout(() => process.exit(128 + constants.signals[signal]), 100);
  });
}

/** A shell between a script and us may end on SIGTERM without passing it on: then our parent changes. */
function watchParent(gone) {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    gone();
  }, 500);
  timer.unref();
}
