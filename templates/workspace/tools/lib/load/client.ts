import { randomUUID } from 'node:crypto';
import * as plain from 'node:http';
import * as secure from 'node:https';
import { type Fields, takesBody, targetOf } from '../requests.ts';
import type { Operation } from './facts.ts';

/** One request of a user. */
export interface Asking {
  operation: Operation;
  /** Whose fields fill the path. */
  row: Fields;
  input: Fields;
  token: string;
}

/** What came of it: 0 where no answer came in time. */
export interface Answer {
  status: number;
  text: string;
}

export type Send = (asking: Asking) => Promise<Answer>;

/** Longer than anybody waits, in ms. */
const patience = 15_000;

/** Sends to a gateway, over connections that are kept as those of many users are. */
export function createClient(url: URL): { send: Send; close(): void } {
  const { Agent, request } = url.protocol === 'https:' ? secure : plain;
  const agent = new Agent({ keepAlive: true });
  const send: Send = (asking) =>
    new Promise((resolve) => {
      const { method } = asking.operation;
      const target = new URL(targetOf(asking.operation, asking.row, asking.input), url);
      const gone = ({ message }: Error) => resolve({ status: 0, text: message });
      const signal = AbortSignal.timeout(patience);
      const sent = request(
        target,
        { method, agent, signal, headers: headersOf(asking) },
        (answer) => {
          const chunks: Buffer[] = [];
          answer.on('data', (chunk: Buffer) => chunks.push(chunk));
          answer.on('error', gone);
          answer.on('end', () => {
            resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(chunks).toString() });
          });
        },
      );
      sent.on('error', gone);
      sent.end(takesBody(asking.operation) ? JSON.stringify(asking.input) : undefined);
    });
  return { send, close: () => agent.destroy() };
}

function headersOf({ operation, token }: Asking): Record<string, string> {
  return {
    accept: 'application/json',
    ...(operation.auth !== 'anonymous' && { authorization: `Bearer ${token}` }),
    ...(takesBody(operation) && { 'content-type': 'application/json' }),
    ...(operation.idempotency === 'key' && { 'idempotency-key': randomUUID() }),
  };
}
