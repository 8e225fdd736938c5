import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { execa } from 'execa';
import fs from 'fs-extra';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { collector } from '../scripts/servers/collector.mjs';
import { ended } from './support/alertmanager.ts';
import { type Entry, forward } from './support/forward.ts';
import { freePort, listens } from './support/ports.ts';
import { renderText } from './support/render.ts';

/** The way of traces and logs, as it is rendered: each part by itself, and the collector at work. In containers: `test/e2e`. */

const tree = renderText(
  readFileSync(new URL('golden/calls/microservices.yaml', import.meta.url), 'utf8'),
);
const read = (path: string) => parse(tree.get(path)?.text ?? '');
const config = read('observability/collector/collector.yaml');

/** For what is built once, on a machine that may be busy. */
const timeout = 600_000;

describe('what is kept where', () => {
  const tempo = read('observability/tempo/tempo.yaml');
  const loki = read('observability/loki/loki.yaml');
  const { services } = read('deploy/compose/compose.telemetry.yaml');
  const [traces] = read('observability/grafana/provisioning/datasources/tempo.yaml').datasources;
  const [logs] = read('observability/grafana/provisioning/datasources/loki.yaml').datasources;

  it('is where the collector sends it, and Grafana looks for it', () => {
    const { exporters, receivers } = config;
    const taken = tempo.distributor.receivers.otlp.protocols.http.endpoint;
    expect(exporters['otlp_http/tempo'].endpoint).toBe(taken.replace('0.0.0.0', 'http://tempo'));
    expect(traces.url).toBe(`http://tempo:${tempo.server.http_listen_port}`);
    expect(logs.url).toBe(`http://loki:${loki.server.http_listen_port}`);
    expect(exporters['otlp_http/loki'].endpoint).toBe(`${logs.url}/otlp`);
    for (const [process, { environment }] of Object.entries<{ environment?: Entry }>(services)) {
      if (environment === undefined) continue;
      const { endpoint } = receivers.otlp.protocols.http;
      const told = environment.OTEL_EXPORTER_OTLP_ENDPOINT;
      expect(told, process).toBe(endpoint.replace('0.0.0.0', 'http://collector'));
    }
    const [published] = services.collector.ports;
    expect(published.split(':').at(-1)).toBe(receivers.fluent_forward.endpoint.split(':')[1]);
  });

  it('leads from one to the other', () => {
    expect(traces.jsonData.tracesToLogsV2.datasourceUid).toBe(logs.uid);
    expect(traces.jsonData.tracesToLogsV2.query).toContain('trace_id = `$${__trace.traceId}`');
    const [link] = logs.jsonData.derivedFields;
    expect(link).toMatchObject({ matcherRegex: 'trace_id', datasourceUid: traces.uid });
  });

  it('lies on volumes of containers that cannot write anywhere else', () => {
    const folders = (name: string): string[] =>
      services[name].volumes
        .map((volume: string) => volume.split(':'))
        .filter(([from = '']: string[]) => !from.startsWith('.'))
        .map(([, to]: string[]) => to);
    const paths = (value: unknown): string[] => {
      if (typeof value === 'string') return value.startsWith('/') ? [value] : [];
      return typeof value === 'object' && value !== null ? Object.values(value).flatMap(paths) : [];
    };
    for (const [name, of] of Object.entries({ tempo, loki })) {
      const written = paths(of);
      expect(written.length, name).toBeGreaterThan(0);
      for (const path of written) {
        expect(
          folders(name).some((folder) => path.startsWith(folder)),
          path,
        ).toBe(true);
      }
    }
  });
});

const program = collector();

describe.skipIf(program === undefined)('the collector', { timeout }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'collector-'));
  const messages: { path: string; body: string }[] = [];
  /** Of itself. */
  let said = '';
  let store: Server;
  let server: ChildProcess;
  let ports: { otlp: number; lines: number };

  beforeAll(async () => {
    store = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      messages.push({ path: request.url ?? '', body: `${gunzipSync(Buffer.concat(chunks))}` });
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => store.once('listening', resolve));
    ports = { otlp: await freePort(), lines: await freePort() };
    const file = join(folder, 'collector.yaml');
    await fs.writeFile(file, stringify(here((store.address() as AddressInfo).port)));
    server = spawn(program ?? '', [`--config=${file}`], { stdio: ['ignore', 'ignore', 'pipe'] });
    server.stderr?.on('data', (chunk) => {
      said += chunk;
    });
    while (!((await listens(ports.otlp)) && (await listens(ports.lines)))) await sleep(50);
  }, timeout);

  afterAll(async () => {
    if (server !== undefined) await ended(server);
    store?.close();
    await fs.remove(folder);
  });

  /** What is rendered, at ports of this machine, and readable. */
  function here(port: number) {
    const at = `http://127.0.0.1:${port}`;
    const copy = structuredClone(config);
    copy.receivers.otlp.protocols.http.endpoint = `127.0.0.1:${ports.otlp}`;
    copy.receivers.fluent_forward.endpoint = `127.0.0.1:${ports.lines}`;
    copy.exporters['otlp_http/tempo'] = { endpoint: `${at}/tempo`, encoding: 'json' };
    copy.exporters['otlp_http/loki'] = { endpoint: `${at}/loki/otlp`, encoding: 'json' };
    return copy;
  }

  const arrived = (path: string) =>
    messages.filter((message) => message.path === path).map(({ body }) => JSON.parse(body));

  /** Lines, each with whose it is. */
  function recordsAt(path: string): Line[] {
    const all: Logs[] = arrived(path);
    return all
      .flatMap(({ resourceLogs }) => resourceLogs)
      .flatMap(({ resource, scopeLogs }) =>
        scopeLogs.flatMap(({ logRecords }) =>
          logRecords.map((record) => ({
            ...record,
            service: resource.attributes.find(({ key }) => key === 'service.name')?.value
              .stringValue,
          })),
        ),
      );
  }

  it('takes its configuration as it is rendered, and finds nothing in it that will go', async () => {
    const file = join(folder, 'rendered.yaml');
    await fs.writeFile(file, tree.get('observability/collector/collector.yaml')?.text ?? '');
    const { exitCode, all } = await execa(program ?? '', ['validate', `--config=${file}`], {
      all: true,
      reject: false,
    });
    expect(exitCode, all).toBe(0);
    await expect.poll(() => said, { timeout: 30_000 }).toContain('Everything is ready');
    expect(said.split('\n').filter((line) => /\t(WARN|ERROR)\t/.test(line))).toEqual([]);
  });

  it('hands spans on as they came', async () => {
    const span = {
      traceId: '0af7651916cd43dd8448eb211c80319c',
      spanId: 'b7ad6b7169203331',
      name: 'GET /a',
      kind: 2,
    };
    const attributes = [{ key: 'service.name', value: { stringValue: 'books' } }];
    const resourceSpans = [{ resource: { attributes }, scopeSpans: [{ spans: [span] }] }];
    const { status } = await fetch(`http://127.0.0.1:${ports.otlp}/v1/traces`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ resourceSpans }),
    });
    expect(status).toBe(200);
    const path = '/tempo/v1/traces';
    await expect.poll(() => arrived(path), { timeout: 30_000 }).toMatchObject([{ resourceSpans }]);
  });

  it('knows whose a line is, of which request and how bad, and leaves the line as it is', async () => {
    const ids = { trace_id: '0af7651916cd43dd8448eb211c80319c', span_id: 'b7ad6b7169203331' };
    const said = JSON.stringify({ level: 'error', service: 'books', ...ids, msg: 'a "b" {c}' });
    const others = ['LOG:  ready', '{"broken": ', '[1]', '{"trace_id":7,"level":30}', '{}', ''];
    await forward(ports.lines, [
      { log: said, 'service.name': 'books', source: 'stdout' },
      ...others.map((log) => ({ log, 'service.name': 'postgres', source: 'stderr' })),
    ]);
    const records = (name: string) =>
      recordsAt('/loki/otlp/v1/logs').filter(({ service }) => service === name);
    const length = () => records('postgres').length;
    await expect.poll(length, { timeout: 30_000 }).toBe(others.length);
    const [ours, theirs] = [records('books'), records('postgres')];
    expect(ours).toMatchObject([
      {
        body: { stringValue: said },
        traceId: ids.trace_id,
        spanId: ids.span_id,
        severityText: 'error',
        severityNumber: 17,
      },
    ]);
    expect(theirs.map(({ body }) => body.stringValue ?? '')).toEqual(others);
    for (const record of theirs) {
      expect(record).not.toHaveProperty('traceId');
      expect(record).not.toHaveProperty('severityNumber');
    }
  });
});

interface Line {
  body: { stringValue?: string };
  service: string | undefined;
}

interface Logs {
  resourceLogs: {
    resource: { attributes: { key: string; value: { stringValue: string } }[] };
    scopeLogs: { logRecords: Omit<Line, 'service'>[] }[];
  }[];
}
