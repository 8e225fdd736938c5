import { createHash } from 'node:crypto';
import { connect, createServer } from 'node:net';
import { root } from './root.ts';

/** Where free ports are looked for: below the range that systems use for outgoing calls. */
const FIRST = 20_000;
const LAST = 32_000;

/** Where a repo's search begins: elsewhere in each, so that two that start at the same moment do not find the same port. */
export function firstPort(folder: string): number {
  const number = createHash('sha256').update(folder).digest().readUInt32BE();
  return FIRST + (number % (LAST - FIRST));
}

/**
 * A port on loopback: the preferred one where it is free, else another.
 * `taken` holds the ports that were given out already, and gets this one.
 */
export async function pickPort(preferred: number | undefined, taken: Set<number>): Promise<number> {
  for (const port of candidates(preferred)) {
    if (taken.has(port)) continue;
    taken.add(port);
    if (await isFree(port)) return port;
  }
  throw new Error(`no port is free between ${FIRST} and ${LAST}`);
}

function* candidates(preferred: number | undefined): Generator<number> {
  if (preferred !== undefined) yield preferred;
  const first = firstPort(root);
  for (let port = first; port < LAST; port += 1) yield port;
  for (let port = FIRST; port < first; port += 1) yield port;
}

/**
 * Free means that we may listen there and that nobody answers: macOS lets a second program listen
 * on the loopback address of a port that another one has on every address.
 */
export async function isFree(port: number): Promise<boolean> {
  return !(await answers(port)) && (await canListen(port));
}

function canListen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      server.close(() => resolve(true));
    });
  });
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
