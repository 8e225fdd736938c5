import type { Adapter, Store, StoreOptions } from './port.ts';

/** By scheme of the address. Each is loaded with its driver when it is asked for. */
const adapters: Record<string, () => Promise<Adapter>> = {
  'postgres:': () => import('./postgres.ts'),
  'postgresql:': () => import('./postgres.ts'),
  'file:': () => import('./sqlite.ts'),
};

/** Schemes of the addresses that this build understands, as `URL.protocol` gives them. */
export const storeSchemes: readonly string[] = Object.keys(adapters);

/**
 * Asks nothing of the store yet, which may be away.
 * @throws Error for an address of another scheme
 */
export async function openStore(url: string, options: StoreOptions): Promise<Store> {
  const { protocol } = new URL(url);
  const load = adapters[protocol];
  if (load === undefined) throw new Error(`no store for addresses that begin with ${protocol}`);
  return (await load()).open(url, options);
}
