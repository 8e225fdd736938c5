import { once } from 'node:events';
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import {
  type AddressInfo,
  createServer as createTcpServer,
  type Socket,
  type Server as TcpServer,
} from 'node:net';

/** A test, or `node:test` itself for a whole file: what was made for it is closed after it. */
export interface Scope {
  after(close: () => Promise<void>): void;
}

/** A server of the tests that stands for a service. */
export interface TestServer {
  url: string;
  port: number;
  /** Ends at once, connections included, as a killed process does. */
  kill(): Promise<void>;
}

/** @param port one that was used before, to come back at the same address */
export async function httpServer(
  scope: Scope,
  listener: RequestListener,
  port = 0,
): Promise<TestServer> {
  const server = createServer(listener);
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return handle(scope, server, async () => {
    server.closeAllConnections();
    server.close();
  });
}

/** For what no HTTP library would say: each connection is the test's own. */
export async function tcpServer(
  scope: Scope,
  onConnection: (socket: Socket) => void,
): Promise<TestServer> {
  const sockets = new Set<Socket>();
  const server = createTcpServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {}).on('close', () => sockets.delete(socket));
    onConnection(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return handle(scope, server, async () => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
}

/** An address at which nothing listens. */
export async function deadAddress(): Promise<{ url: string; port: number }> {
  const server = await httpServer({ after: () => {} }, () => {});
  await server.kill();
  return { url: server.url, port: server.port };
}

function handle(scope: Scope, server: Server | TcpServer, kill: () => Promise<void>): TestServer {
  scope.after(kill);
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, port, kill };
}

/** A request as the service saw it. */
export interface Seen {
  method: string;
  url: string;
  headers: Record<string, string>;
  body: string;
}

/** Answers with the request as it came. */
export async function echo(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method, url, headers } = request;
  const body = Buffer.concat(await request.toArray()).toString();
  response.end(JSON.stringify({ method, url, headers, body }));
}

export async function seenBy(answer: Response): Promise<Seen> {
  return (await answer.json()) as Seen;
}
