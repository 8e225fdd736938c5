import { createSocket } from 'node:dgram';
import { once } from 'node:events';

/** Names of services and of pods behind headless ones, with their addresses. */
export type Names = ReadonlyMap<string, readonly string[]>;

/** What Kubernetes says of services and endpoints, as far as names need it. */
export interface ServiceObject {
  metadata: { name: string; namespace: string };
  spec: { clusterIP?: string };
}
export interface SliceObject {
  metadata: { namespace: string; labels?: Record<string, string> };
  endpoints?: { addresses: string[]; hostname?: string; conditions?: { ready?: boolean } }[] | null;
}

export function namesOf(services: readonly ServiceObject[], slices: readonly SliceObject[]): Names {
  const names = new Map<string, string[]>();
  for (const { metadata, spec } of services) {
    const name = `${metadata.name}.${metadata.namespace}.svc.cluster.local`;
    if (spec.clusterIP !== 'None') {
      names.set(name, spec.clusterIP === undefined ? [] : [spec.clusterIP]);
      continue;
    }
    const behind = slices
      .filter(
        (slice) =>
          slice.metadata.namespace === metadata.namespace &&
          slice.metadata.labels?.['kubernetes.io/service-name'] === metadata.name,
      )
      .flatMap(({ endpoints }) => endpoints ?? [])
      .filter(({ conditions }) => conditions?.ready !== false);
    names.set(
      name,
      behind.flatMap(({ addresses }) => addresses),
    );
    for (const { hostname, addresses } of behind) {
      if (hostname !== undefined) names.set(`${hostname}.${name}`, addresses);
    }
  }
  return names;
}

const TYPE_A = 1;
const NO_SUCH_NAME = 3;

/** The answer to a query: IPv4 addresses of names of the cluster. Nothing else has a name: nobody here asks for what is outside. */
export function answer(query: Buffer, names: Names): Buffer {
  const labels: string[] = [];
  let at = 12;
  while (query[at]) {
    const length = query[at] ?? 0;
    labels.push(query.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
  }
  const type = query.readUInt16BE(at + 1);
  const known = names.get(labels.join('.').toLowerCase());
  const addresses = type === TYPE_A ? (known ?? []) : [];
  const head = Buffer.alloc(12);
  query.copy(head, 0, 0, 2);
  // A response, authoritative, and recursion was desired.
  head.writeUInt16BE(0x8500 | (known === undefined ? NO_SUCH_NAME : 0), 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt16BE(addresses.length, 6);
  const records = addresses.map((address) =>
    // The name as in the question, A, IN, five seconds, four bytes.
    Buffer.from([0xc0, 12, 0, TYPE_A, 0, 1, 0, 0, 0, 5, 0, 4, ...address.split('.').map(Number)]),
  );
  return Buffer.concat([head, query.subarray(12, at + 5), ...records]);
}

/** Answers by UDP at port 53 of an address. */
export async function serveNames(address: string, names: () => Names): Promise<void> {
  const socket = createSocket('udp4');
  socket.on('message', (query, { port, address: from }) => {
    socket.send(answer(query, names()), port, from);
  });
  socket.bind(53, address);
  await once(socket, 'listening');
  socket.unref();
}
