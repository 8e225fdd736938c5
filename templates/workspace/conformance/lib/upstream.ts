import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { startServer } from './server.ts';

/** What a stand-in for a service has seen. */
export interface Seen {
  method: string;
  url: string;
  headers: IncomingMessage['headers'];
  body: string;
}

/** A service that does as the test says: `200 {}` where nothing else is usual. */
export interface Upstream {
  url: string;
  seen: readonly Seen[];
  /** What the next requests get; back to the usual without one. */
  answerWith(handler?: Handler): void;
  /** Gives the next requests to a listener that sees them as they come; not seen here. */
  handTo(listener?: RequestListener): void;
}

export type Handler = (seen: Seen, response: ServerResponse, socket: Socket) => void;

const ok: Handler = (_, response) => {
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' }).end('{}');
};

/** @param usual what it does as long as no test says otherwise */
export async function startUpstream(usual: Handler = ok): Promise<Upstream> {
  const seen: Seen[] = [];
  let handler = usual;
  let direct: RequestListener | undefined;
  const { url } = await startServer(async (request, response) => {
    if (direct !== undefined) {
      direct(request, response);
      return;
    }
    const chunks: Buffer[] = [];
    try {
      for await (const chunk of request) chunks.push(chunk as Buffer);
    } catch {
      return;
    }
    const { method = '', url = '', headers } = request;
    const one = { method, url, headers, body: Buffer.concat(chunks).toString() };
    seen.push(one);
    handler(one, response, request.socket);
  });
  return {
    url,
    seen,
    answerWith: (next = usual) => {
      handler = next;
    },
    handTo: (listener) => {
      direct = listener;
    },
  };
}
