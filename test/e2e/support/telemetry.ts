import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fs from 'fs-extra';
import { stringify } from 'yaml';
import type { Compose } from './docker.ts';
import type { Repo } from './repo.ts';

/** What arrived where traces are kept. */
export interface Span {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  service: string;
}

/** What arrived where logs are kept. */
export interface Line {
  /** As it was written. */
  text: string;
  traceId: string;
  severity: string | undefined;
  service: string;
}

/** Names of containers, in which programs that take OTLP stand in for Tempo and Loki. */
const stores = { tempo: 4318, loki: 3100 };

const sink = fileURLToPath(new URL('otlp-sink.mjs', import.meta.url));

/** The files that are laid over each other: with the rendered ones, one that says what stands in. */
export async function telemetryFiles({ folder }: Repo, runtime: string): Promise<string[]> {
  const local = join(folder, '.local');
  const readable = join(local, 'collector-json.yaml');
  const exporters = Object.fromEntries(
    Object.keys(stores).map((name) => [`otlp_http/${name}`, { encoding: 'json' }]),
  );
  await fs.outputFile(readable, stringify({ exporters }));
  const standins = Object.entries(stores).map(([name, port]) => [
    name,
    {
      image: runtime,
      user: 'nonroot',
      command: ['/sink.mjs', `${port}`],
      volumes: [`${sink}:/sink.mjs:ro`],
      healthcheck: {
        test: ['CMD', '/nodejs/bin/node', '-e', `fetch('http://127.0.0.1:${port}')`],
      },
    },
  ]);
  const services = {
    ...Object.fromEntries(standins),
    collector: {
      command: ['--config=/etc/collector/collector.yaml', '--config=/etc/json.yaml'],
      volumes: [`${readable}:/etc/json.yaml:ro`],
    },
  };
  const overlay = join(local, 'standins.yaml');
  await fs.outputFile(overlay, stringify({ services }));
  return ['compose.yaml', 'compose.telemetry.yaml', overlay].flatMap((file) => ['--file', file]);
}

/** @param files of the system, as options of Compose */
export async function spansIn(compose: Compose, files: string[]): Promise<Span[]> {
  const messages = await messagesIn(compose, files, 'tempo');
  return messages.flatMap(({ resourceSpans }) =>
    resourceSpans.flatMap(({ resource, scopeSpans }) =>
      scopeSpans.flatMap(({ spans }) =>
        spans.map((span) => ({ ...span, service: nameOf(resource) })),
      ),
    ),
  );
}

export async function linesIn(compose: Compose, files: string[]): Promise<Line[]> {
  const messages = await messagesIn(compose, files, 'loki');
  return messages.flatMap(({ resourceLogs }) =>
    resourceLogs.flatMap(({ resource, scopeLogs }) =>
      scopeLogs.flatMap(({ logRecords }) =>
        logRecords.map(({ body, traceId, severityText }) => ({
          text: body.stringValue,
          traceId: traceId ?? '',
          severity: severityText,
          service: nameOf(resource),
        })),
      ),
    ),
  );
}

interface Resource {
  attributes: { key: string; value: { stringValue: string } }[];
}

/** https://opentelemetry.io/docs/specs/otlp/#otlphttp */
interface Message {
  resourceSpans: { resource: Resource; scopeSpans: { spans: Omit<Span, 'service'>[] }[] }[];
  resourceLogs: {
    resource: Resource;
    scopeLogs: {
      logRecords: { body: { stringValue: string }; traceId?: string; severityText?: string }[];
    }[];
  }[];
}

async function messagesIn(compose: Compose, files: string[], store: string): Promise<Message[]> {
  const logs = await compose.run(...files, 'logs', '--no-log-prefix', '--no-color', store);
  return logs
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line));
}

function nameOf({ attributes }: Resource): string {
  const name = attributes.find(({ key }) => key === 'service.name');
  return name?.value.stringValue ?? '';
}
