import assert from 'node:assert/strict';
import { Agent, type IncomingHttpHeaders, request } from 'node:http';
import { connect } from 'node:net';
import { cleanUp } from './cleanup.ts';

export interface Question {
  method?: string;
  headers?: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** Text and bytes as they are, anything else as JSON. */
  body?: unknown;
  /** Sent as `authorization: Bearer`. */
  token?: string | undefined;
  agent?: Agent;
  signal?: AbortSignal;
}

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
  /** The body as JSON; undefined where it is none. */
  json: Json;
  /** ms until the answer was there. */
  took: number;
}

/** Whatever JSON came: looked into without ceremony, compared with `assert`. */
// biome-ignore lint/suspicious/noExplicitAny: an answer is what is being tested
export type Json = any;

const kept = new Agent({ keepAlive: true });
cleanUp(() => kept.destroy());
/** For what cannot be asked again when a connection turns out to be gone: its process, or an earlier one of its port. */
const fresh = new Agent();

/** One request, and its answer whatever the status is; rejects where none came. */
export function ask(url: string, question: Question = {}): Promise<Answer> {
  const { method = 'GET', body, token, signal } = question;
  const { agent = method === 'GET' ? kept : fresh } = question;
  const payload = encode(body);
  const headers = definedOf({
    ...(payload !== undefined && {
      'content-type': 'application/json',
      'content-length': `${payload.length}`,
    }),
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
    ...question.headers,
  });
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers, agent, signal }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        const took = performance.now() - began;
        const { statusCode: status = 0, headers } = response;
        resolve({ status, headers, text, json: parse(text), took });
      });
    });
    sent.on('error', (error: NodeJS.ErrnoException) => {
      // The other side has given up a connection that nobody used, and we hear of it only now.
      const isIdle = sent.reusedSocket && error.code === 'ECONNRESET';
      if (isIdle && agent === kept) resolve(ask(url, question));
      else reject(error);
    });
    sent.end(payload);
  });
}

/** Sends bytes as they are, and gives everything that comes until the other side closes. */
export function raw(port: number, text: string, timeoutMs = 5_000): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1' });
    const chunks: Buffer[] = [];
    socket.setTimeout(timeoutMs, () => {
      socket.destroy();
      reject(new Error(`not closed within ${timeoutMs} ms: ${Buffer.concat(chunks)}`));
    });
    socket.on('connect', () => socket.write(text));
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    socket.on('error', (error) => chunks.length === 0 && reject(error));
    socket.on('close', () => resolve(Buffer.concat(chunks).toString()));
  });
}

/** Checks an answer against PRB-1 and PRB-2, and that it is this problem. */
export function assertProblem(answer: Answer, word: string, status: number): void {
  const told = `${answer.status} ${answer.text.slice(0, 500)}`;
  assert.equal(answer.status, status, `${word} expected: ${told}`);
  assert.equal(answer.headers['content-type'], 'application/problem+json', told);
  const { type, title, status: same, traceId } = answer.json ?? {};
  assert.equal(type, `urn:problem-type:${word}`, told);
  assert.equal(same, status, told);
  assert.equal(typeof title, 'string', told);
  assert.match(`${traceId}`, /^[0-9a-f]{32}$/, told);
  if (word === 'validation-failed') assertFaults(answer);
  if (status === 503 || status === 429) assert.match(`${answer.headers['retry-after']}`, /^\d+$/);
}

function assertFaults({ json, text }: Answer): void {
  assert.ok(Array.isArray(json.errors) && json.errors.length > 0, text);
  for (const fault of json.errors) {
    assert.deepEqual(Object.keys(fault).sort(), ['in', 'message', 'path'], text);
    assert.ok(['path', 'query', 'header', 'body'].includes(fault.in), text);
    assert.match(fault.path, /^(\/([^~/]|~0|~1)*)*$/, text);
    assert.equal(typeof fault.message, 'string', text);
  }
}

/** Checks that the contract refuses a request for this, in this place. */
export function assertFault(answer: Answer, where: string, path?: string): void {
  assertProblem(answer, 'validation-failed', 400);
  const found = answer.json.errors.some(
    (fault: Json) => fault.in === where && (path === undefined || fault.path === path),
  );
  assert.ok(found, `no fault in ${where} ${path ?? ''}: ${answer.text}`);
}

function encode(body: unknown): Buffer | undefined {
  if (body === undefined) return undefined;
  if (body instanceof Uint8Array) return Buffer.from(body);
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
}

function definedOf(headers: Record<string, string | readonly string[] | undefined>) {
  const entries = Object.entries(headers).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Record<string, string | string[]>;
}

function parse(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
