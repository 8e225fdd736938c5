import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort, listens } from '../../support/ports.ts';

/** A NATS server with JetStream, as somebody runs one, which a test can kill and start again. */
export interface NatsServer {
  url: string;
  start(): Promise<void>;
  /** SIGKILL. */
  kill(): Promise<void>;
  remove(): Promise<void>;
}

/** @param bin the folder of the program */
export async function natsServerIn(bin: string): Promise<NatsServer> {
  const folder = mkdtempSync(join(tmpdir(), 'e2e-nats-'));
  const port = await freePort();
  let server: ChildProcess | undefined;

  async function start() {
    const args = ['--addr', '127.0.0.1', '--port', `${port}`, '--jetstream', '--store_dir', folder];
    server = spawn(join(bin, 'nats-server'), args, { stdio: 'ignore' });
    while (!(await listens(port))) await sleep(50);
  }

  async function kill() {
    if (server === undefined || server.exitCode !== null || server.signalCode !== null) return;
    const gone = new Promise((resolve) => server?.once('exit', resolve));
    server.kill('SIGKILL');
    await gone;
  }

  return {
    url: `nats://127.0.0.1:${port}`,
    start,
    kill,
    async remove() {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
