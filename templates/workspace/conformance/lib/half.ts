import { type ClientRequest, type IncomingMessage, request } from 'node:http';
import type { Answer, Json } from './client.ts';
import type { Request } from './members.ts';

/** A request whose body is on its way: in flight for as long as the test wants. */
export interface Half {
  /** Sends the rest. */
  finish(): void;
  answer: Promise<Answer>;
  request: ClientRequest;
}

/** Resolves when the head and half of the body are with the server. */
export function sendHalf(api: string, whole: Request & { body: string }): Promise<Half> {
  const { method, path, body, headers } = whole;
  const middle = Math.floor(body.length / 2);
  const sent = request(`${api}${path}`, {
    method,
    agent: false,
    headers: {
      ...headers,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      // The server's word that it has read the head.
      expect: '100-continue',
    },
  });
  const answer = new Promise<Answer>((resolve, reject) => {
    sent.on('error', reject);
    sent.on('response', (response) => resolve(read(response)));
  });
  return new Promise((resolve, reject) => {
    answer.then(
      ({ status, text }) => reject(new Error(`answered before it was asked: ${status} ${text}`)),
      reject,
    );
    sent.on('continue', () => {
      sent.write(body.slice(0, middle), () => {
        resolve({ finish: () => void sent.end(body.slice(middle)), answer, request: sent });
      });
    });
    sent.flushHeaders();
  });
}

async function read(response: IncomingMessage): Promise<Answer> {
  let text = '';
  response.setEncoding('utf8');
  for await (const chunk of response) text += chunk;
  const { statusCode: status = 0, headers } = response;
  return { status, headers, text, json: parse(text), took: 0 };
}

function parse(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
