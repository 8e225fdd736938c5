import { connect, createServer, type Socket } from 'node:net';
import { cleanUp } from './cleanup.ts';

/** Stands between a service and the server of its store, and can cut the wire. */
export interface Wire {
  /** The address of the store, through here. */
  url: string;
  /** Connections that are open now. */
  open(): number;
  /** Pieces of data that the service has sent. */
  sent(): number;
  /** As if the server had been stopped: connections break, new ones are refused. */
  cut(): Promise<void>;
  /** As if it did not answer: what is sent goes nowhere. */
  hang(hanging: boolean): void;
  /** As if it were far away: what is sent gets there after so many ms. */
  slow(ms: number): void;
  mend(): Promise<void>;
}

export async function startWire(address: string): Promise<Wire> {
  const target = new URL(address);
  const sockets = new Set<Socket>();
  let sent = 0;
  let hanging = false;
  let latency = 0;
  const server = createServer((near) => {
    const far = connect({ port: Number(target.port || 5432), host: target.hostname });
    sockets.add(near);
    near.on('data', (data) => {
      sent += 1;
      if (hanging) return;
      if (latency === 0) far.write(data);
      else setTimeout(() => far.write(data), latency);
    });
    far.on('data', (data) => near.write(data));
    near
      .on('error', () => far.destroy())
      .on('close', () => {
        sockets.delete(near);
        far.destroy();
      });
    far.on('error', () => near.destroy()).on('close', () => near.destroy());
  });
  const listen = (port: number) =>
    new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', resolve);
    });
  await listen(0);
  const { port } = server.address() as { port: number };
  const cut = () => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    for (const socket of sockets) socket.destroy();
    return closed;
  };
  cleanUp(() => (server.listening ? cut() : undefined));
  const url = new URL(address);
  url.hostname = '127.0.0.1';
  url.port = `${port}`;
  return {
    url: url.href,
    open: () => sockets.size,
    sent: () => sent,
    cut,
    hang: (value) => {
      hanging = value;
    },
    slow: (ms) => {
      latency = ms;
    },
    mend: () => listen(port),
  };
}
