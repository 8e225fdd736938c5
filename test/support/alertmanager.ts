import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort, listens } from './ports.ts';

export type Labels = Record<string, string>;

/** A real Alertmanager. */
export interface Alertmanager {
  /** `host:port` */
  address: string;
  tell(alerts: Labels[]): Promise<void>;
  /** The alerts that people hear of: what nothing else explains. */
  told(): Promise<Labels[]>;
  stop(): Promise<void>;
}

/** @param bin the folder of the program @param config path of a file */
export async function startAlertmanager(bin: string, config: string): Promise<Alertmanager> {
  const folder = mkdtempSync(join(tmpdir(), 'alertmanager-'));
  const port = await freePort();
  const address = `127.0.0.1:${port}`;
  const args = [
    `--config.file=${config}`,
    `--storage.path=${folder}`,
    `--web.listen-address=${address}`,
    '--cluster.listen-address=',
  ];
  const server = spawn(join(bin, 'prometheus-alertmanager'), args, { stdio: 'ignore' });
  while (!(await listens(port))) await sleep(50);
  const url = `http://${address}/api/v2/alerts`;

  return {
    address,
    async tell(alerts) {
      const body = JSON.stringify(alerts.map((labels) => ({ labels })));
      const headers = { 'content-type': 'application/json' };
      const { ok } = await fetch(url, { method: 'POST', headers, body });
      if (!ok) throw new Error('Alertmanager did not take it');
    },
    async told() {
      const response = await fetch(`${url}?inhibited=false&silenced=false`);
      const alerts = (await response.json()) as { labels: Labels }[];
      return alerts.map(({ labels }) => labels);
    },
    async stop() {
      await ended(server);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Ends a program, and waits until it has. */
export async function ended(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const gone = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGKILL');
  await gone;
}
