import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { cleanUp } from './cleanup.ts';

/** What a stand-in for a service has seen. */
export interface Seen {
  method: string;
  url: string;
  headers: IncomingMessage['headers'];
  body: string;
}

/** A service that does as the test says: behind a gateway, every service at once. */
export interface Upstream {
  url: string;
  seen: readonly Seen[];
  /** What the next requests get; back to `200 {}` without one. */
  answerWith(handler?: Handler): void;
  /** Connections that are open now. */
  open(): number;
}

export type Handler = (seen: Seen, response: ServerResponse, socket: Socket) => void;

const ok: Handler = (_, response) => {
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' }).end('{}');
};

export async function startUpstream(): Promise<Upstream> {
  const seen: Seen[] = [];
  let handler = ok;
  const listener: RequestListener = async (request, response) => {
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
  };
  const server = createServer(listener);
  let open = 0;
  server.on('connection', (socket) => {
    open += 1;
    socket.on('close', () => {
      open -= 1;
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  cleanUp(() => server.close().closeAllConnections());
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    answerWith: (next = ok) => {
      handler = next;
    },
    open: () => open,
  };
}
