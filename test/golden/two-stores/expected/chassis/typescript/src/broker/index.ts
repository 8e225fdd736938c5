import type { Adapter, Broker, BrokerOptions, Topology } from './port.ts';

/** By scheme of the address. Each is loaded with its driver when it is asked for. */
const adapters: Record<string, () => Promise<Adapter>> = {
  'nats:': () => import('./nats.ts'),
  'tls:': () => import('./nats.ts'),
  'postgres:': () => import('./postgres.ts'),
  'postgresql:': () => import('./postgres.ts'),
};

/** Schemes of the addresses that this build understands, as `URL.protocol` gives them. */
export const brokerSchemes: readonly string[] = Object.keys(adapters);

/**
 * Asks nothing of the broker yet, which may be away.
 * @throws Error for an address of another scheme
 */
export async function openBroker(url: string, options: BrokerOptions): Promise<Broker> {
  return (await adapterOf(url)).open(url, options);
}

/**
 * Makes what is missing at the broker; see `Adapter`.
 * @param url with the rights to do so
 */
export async function provisionBroker(url: string, topology: Topology): Promise<void> {
  await (await adapterOf(url)).provision(url, topology);
}

function adapterOf(url: string): Promise<Adapter> {
  const { protocol } = new URL(url);
  const load = adapters[protocol];
  if (load === undefined) throw new Error(`no broker for addresses that begin with ${protocol}`);
  return load();
}
