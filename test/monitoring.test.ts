import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import fs from 'fs-extra';
import { afterAll, describe, expect, it } from 'vitest';
import { prometheusTools } from '../scripts/servers/prometheus.mjs';
import { type Labels, startAlertmanager } from './support/alertmanager.ts';
import { renderText } from './support/render.ts';

/** `observability/` in the eyes of the programs that it is for. */

const tools = prometheusTools();

const golden = (name: string) =>
  readFileSync(new URL(`golden/${name}/microservices.yaml`, import.meta.url), 'utf8');

/** Objectives that nobody would write. */
const odd = `
schema: create-microservices/v1
system: { name: odd }
gateway: { slo: { availability: 99.9999, latency: { percentile: 99.99, ms: 10000 }, window: 52w } }
services:
  loose:
    slo: { availability: 50, latency: { percentile: 50, ms: 1 }, window: 1h }
    entities: { Thing: { fields: { name: string } } }
  middling:
    slo: { availability: 93, latency: { percentile: 84, ms: 1000 }, window: 3d }
    entities: { Other: { fields: { name: string } } }
`;

const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => fs.remove(folder))));

/** @returns the folder `observability` */
async function write(text: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'monitoring-'));
  folders.push(folder);
  for (const [path, file] of renderText(text)) {
    if (!path.startsWith('observability/')) continue;
    await fs.ensureDir(dirname(join(folder, path)));
    await fs.writeFile(join(folder, path), file.text);
  }
  return join(folder, 'observability');
}

async function run(cwd: string, program: string, ...args: string[]): Promise<void> {
  const result = await execa(join(tools ?? '', program), args, { cwd, reject: false, all: true });
  expect(result.exitCode, result.all).toBe(0);
}

describe.skipIf(tools === undefined)('Prometheus', () => {
  const systems = [
    ['a system with events', golden('events')],
    ['odd objectives', odd],
  ] as const;

  it.each(systems)(
    'tells what is wrong, and nothing else: %s',
    { timeout: 300_000 },
    async (_name, text) => {
      const cwd = join(await write(text), 'prometheus');
      const files = async (folder: string) =>
        (await fs.readdir(join(cwd, folder))).map((file) => `${folder}/${file}`);
      await run(cwd, 'promtool', 'check', 'config', 'prometheus.yaml');
      await run(
        cwd,
        'promtool',
        'check',
        'rules',
        '--lint=all',
        '--lint-fatal',
        ...(await files('rules')),
      );
      await run(cwd, 'promtool', 'test', 'rules', ...(await files('tests')));
    },
  );
});

describe.skipIf(tools === undefined)('Alertmanager', () => {
  const page = (alertname: string, service: string, more: Labels = {}): Labels => ({
    alertname,
    service,
    severity: 'page',
    ...more,
  });
  const ticket = (alertname: string, service: string, more: Labels = {}) =>
    page(alertname, service, { severity: 'ticket', ...more });
  const operation = 'GET /letters/{id}';
  const down = page('ServiceDown', 'letters', { callee: 'letters' });
  const unready = page('Unready', 'letters', { callee: 'letters', reason: 'store' });
  const burn = page('ErrorBudgetBurn', 'letters');
  const brokerAway = page('BrokerAway', 'archive');

  const cases: [name: string, firing: Labels[], told: Labels[]][] = [
    [
      'a service that is down, and not what comes of it',
      [
        down,
        burn,
        page('OperationErrorBudgetBurn', 'letters', { operation }),
        ticket('BreakerOpen', 'delivery', { callee: 'letters' }),
        ticket('BreakerOpen', 'gateway', { callee: 'letters' }),
        page('ErrorBudgetBurn', 'delivery'),
        page('ErrorBudgetBurn', 'gateway'),
      ],
      [down],
    ],
    [
      'the page, and not the ticket for the same; the service, and not its operations, nor the gateway',
      [
        burn,
        ticket('ErrorBudgetBurn', 'letters'),
        page('OperationErrorBudgetBurn', 'letters', { operation }),
        ticket('OperationErrorBudgetBurn', 'letters', { operation }),
        page('ErrorBudgetBurn', 'gateway'),
        ticket('ErrorBudgetBurn', 'gateway'),
      ],
      [burn],
    ],
    [
      'a service that hangs, and not what the gateway makes of it',
      [
        down,
        page('OperationErrorBudgetBurn', 'letters', { operation }),
        page('ErrorBudgetBurn', 'gateway'),
        ticket('ErrorBudgetBurn', 'gateway'),
        page('LatencyBudgetBurn', 'gateway'),
      ],
      [down],
    ],
    [
      'an operation, and not the gateway that it is part of',
      [
        page('OperationErrorBudgetBurn', 'letters', { operation }),
        page('ErrorBudgetBurn', 'gateway'),
      ],
      [page('OperationErrorBudgetBurn', 'letters', { operation })],
    ],
    [
      'a store that is away, and whatever has another reason',
      [unready, burn, ticket('DeadLetters', 'letters'), page('ErrorBudgetBurn', 'senders')],
      [unready, ticket('DeadLetters', 'letters'), page('ErrorBudgetBurn', 'senders')],
    ],
    [
      'the broker, and not what waits for it',
      [brokerAway, page('OutboxStuck', 'letters'), page('ConsumerStalled', 'archive')],
      [brokerAway],
    ],
    [
      'what nothing else explains',
      [page('OutboxStuck', 'letters'), ticket('BreakerOpen', 'delivery', { callee: 'letters' })],
      [page('OutboxStuck', 'letters'), ticket('BreakerOpen', 'delivery', { callee: 'letters' })],
    ],
  ];

  it.each(cases)('tells %s', { timeout: 120_000 }, async (_name, firing, told) => {
    const folder = await write(golden('events'));
    const config = join(folder, 'alertmanager/alertmanager.yaml');
    await run(folder, 'amtool', 'check-config', config);
    const alertmanager = await startAlertmanager(tools ?? '', config);
    try {
      await alertmanager.tell(firing);
      const sorted = (alerts: Labels[]) =>
        alerts.map((each) => JSON.stringify(Object.entries(each).sort())).sort();
      await expect
        .poll(async () => sorted(await alertmanager.told()), { timeout: 20_000 })
        .toEqual(sorted(told));
    } finally {
      await alertmanager.stop();
    }
  });
});
