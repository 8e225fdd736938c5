import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { allowedMethods } from '../http/paths.ts';

/** A service that is called, as far as tests need it: `test/gen/start.ts` has those of a service. */
export interface Callee {
  name: string;
  /** Setting that says where it listens. */
  urlEnv: string;
  /** By name, each with an answer that fits its contract. */
  operations: Readonly<
    Record<string, { method: string; path: string; status: number; answer?: unknown }>
  >;
}

/** What a stand-in was asked. */
export interface Seen {
  operation: string;
  /** With its query. */
  path: string;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  body: unknown;
}

/** Answers in place of a service, with its examples unless a test says otherwise. */
export interface StandIn {
  url: string;
  seen: Seen[];
  /** From now on. @param body as JSON; a problem where the status is an error */
  answer(operation: string, status: number, body?: unknown): void;
  /** From now on it is away: 503 to everything. */
  refuse(): void;
  /** As at first. */
  serve(): void;
  close(): Promise<void>;
}

export async function standIn({ operations }: Callee): Promise<StandIn> {
  const seen: Seen[] = [];
  const said = new Map<string, { status: number; answer?: unknown }>();
  let isAway = false;
  const server = createServer(async (request, response) => {
    const { method = '', url = '/', headers } = request;
    const body = await text(request);
    const [path = ''] = url.split('?', 1);
    const found = Object.entries(operations).find(([, operation]) =>
      allowedMethods([operation as never])(path).includes(method),
    );
    const [operation = '', example] = found ?? [];
    seen.push({ operation, path: url, headers, body: body === '' ? undefined : JSON.parse(body) });
    const unknown = { status: 404, answer: { type: 'urn:problem-type:not-found', status: 404 } };
    const away = { status: 503, answer: { type: 'urn:problem-type:unavailable', status: 503 } };
    const { status, answer } = isAway ? away : (said.get(operation) ?? example ?? unknown);
    const type = status < 400 ? 'application/json' : 'application/problem+json';
    response.writeHead(status, { 'content-type': type });
    response.end(answer === undefined ? '' : JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    answer: (operation, status, answer) => void said.set(operation, { status, answer }),
    refuse: () => {
      isAway = true;
    },
    serve: () => {
      isAway = false;
      said.clear();
    },
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
