import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import fs from 'fs-extra';
import { parse, stringify } from 'yaml';
import { ended, startAlertmanager } from '../../support/alertmanager.ts';
import { freePort, listens } from '../../support/ports.ts';
import { hurried } from './hurried.ts';

type Labels = Readonly<Record<string, string>>;

/** A real Prometheus and Alertmanager that watch a system with the rules of its repo. */
export interface Monitoring {
  /** What people were told since the last time that this was asked, in order: `firing ServiceDown letters`. */
  heard(): string[];
  /** Alerts that fire, whether or not somebody is told of them: `ServiceDown letters`. */
  firing(): Promise<string[]>;
  /** Those series that an instant query finds. */
  query(expr: string): Promise<Labels[]>;
  /** The metrics that an expression looks at, with what they have to match: `up{service="letters"}`. */
  selectors(expr: string): Promise<string[]>;
  /** Every expression of every rule, as it is evaluated here. */
  expressions: readonly string[];
  stop(): Promise<void>;
}

/**
 * @param bin the folder of the programs
 * @param observability the repo's folder
 * @param targets `host:port` of the metrics of each service
 * @param speed how many times faster than in life time goes by
 */
export async function startMonitoring(
  bin: string,
  observability: string,
  targets: Readonly<Record<string, string>>,
  speed: number,
): Promise<Monitoring> {
  const folder = await fs.mkdtemp(join(tmpdir(), 'monitoring-'));
  const read = async (path: string) =>
    hurried(await fs.readFile(join(observability, path), 'utf8'), speed);

  const people = await startReceiver();
  const route = parse(await read('alertmanager/alertmanager.yaml'));
  for (const receiver of route.receivers) receiver.webhook_configs = [{ url: people.url }];
  const routeFile = join(folder, 'alertmanager.yaml');
  await fs.writeFile(routeFile, stringify(route));
  const alertmanager = await startAlertmanager(bin, routeFile);

  const config = parse(await read('prometheus/prometheus.yaml'));
  // A process without a broker takes a second to tell of itself, however fast the others run.
  config.global.scrape_interval = '2s';
  const [job] = config.scrape_configs;
  delete job.dns_sd_configs;
  delete job.relabel_configs;
  job.static_configs = Object.entries(targets).map(([service, target]) => ({
    targets: [target],
    labels: { service },
  }));
  config.alerting.alertmanagers = [{ static_configs: [{ targets: [alertmanager.address] }] }];
  const configFile = join(folder, 'prometheus.yaml');
  await fs.outputFile(configFile, stringify({ ...config, rule_files: [] }));
  const expressions: string[] = [];
  for (const file of await fs.readdir(join(observability, 'prometheus/rules'))) {
    const text = await read(join('prometheus/rules', file));
    await fs.outputFile(join(folder, 'rules', basename(file)), text);
    for (const { rules } of parse(text).groups)
      expressions.push(...rules.map(({ expr }: { expr: string }) => expr));
  }
  const prometheus = await startPrometheus(bin, folder);
  const get = async (path: string, params: Record<string, string> = {}) => {
    const answer = await fetch(`${prometheus.url}/api/v1/${path}?${new URLSearchParams(params)}`);
    const { data, error } = (await answer.json()) as { data: never; error?: string };
    if (error !== undefined) throw new Error(`${error}: ${Object.values(params)}`);
    return data;
  };
  const query = async (expr: string) => {
    const { result } = (await get('query', { query: expr })) as { result: { metric: Labels }[] };
    return result.map(({ metric }) => metric);
  };

  // A minute, in which everybody is asked for the first time, is short here: rules come after that.
  const all = Object.keys(targets).length;
  while ((await query('up == 1')).length < all) await sleep(200);
  await fs.outputFile(configFile, stringify(config));
  prometheus.server.kill('SIGHUP');

  return {
    heard: people.heard,
    expressions,
    async firing() {
      const { alerts } = (await get('alerts')) as { alerts: { state: string; labels: Labels }[] };
      return [
        ...new Set(
          alerts.filter(({ state }) => state === 'firing').map(({ labels }) => named(labels)),
        ),
      ].sort();
    },
    query,
    selectors: async (query) => selectorsIn(await get('parse_query', { query })),
    async stop() {
      await ended(prometheus.server);
      await alertmanager.stop();
      await people.stop();
      await fs.remove(folder);
    },
  };
}

const named = ({ alertname, service }: Labels) => `${alertname} ${service}`;

async function startPrometheus(
  bin: string,
  folder: string,
): Promise<{ url: string; server: ChildProcess }> {
  const port = await freePort();
  const args = [
    `--config.file=${join(folder, 'prometheus.yaml')}`,
    `--storage.tsdb.path=${join(folder, 'data')}`,
    `--web.listen-address=127.0.0.1:${port}`,
  ];
  const server = spawn(join(bin, 'prometheus'), args, { stdio: 'ignore' });
  while (!(await listens(port))) await sleep(50);
  return { url: `http://127.0.0.1:${port}`, server };
}

/** Whoever the alerts are sent to. */
async function startReceiver() {
  let changes: string[] = [];
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk) => {
      text += chunk;
    });
    request.on('end', () => {
      const { alerts } = JSON.parse(text) as { alerts: { status: string; labels: Labels }[] };
      changes.push(...alerts.map(({ status, labels }) => `${status} ${named(labels)}`));
      response.end();
    });
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    heard() {
      const heard = [...new Set(changes)];
      changes = [];
      return heard;
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface Node {
  type: string;
  name?: string;
  matchers?: { name: string; type: string; value: string }[];
  [member: string]: unknown;
}

/** @param node of the tree that Prometheus makes of an expression */
function selectorsIn(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return [];
  if (Array.isArray(node)) return node.flatMap(selectorsIn);
  const { type, matchers, name } = node as Node;
  if (type !== 'vectorSelector' && type !== 'matrixSelector')
    return Object.values(node).flatMap(selectorsIn);
  const all = (matchers ?? []).filter((matcher) => matcher.name !== '__name__');
  return [
    `${name}{${all.map((each) => `${each.name}${each.type}${JSON.stringify(each.value)}`).join(',')}}`,
  ];
}
