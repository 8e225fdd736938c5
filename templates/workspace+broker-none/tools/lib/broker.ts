import type { Postgres } from './postgres.ts';
import type { System } from './system.ts';

/** The broker of a run: every file of this name exports the same. This system has none. */
export interface Broker {
  url: string;
  note?: string;
}

export function brokerNeedsPostgres(): boolean {
  return false;
}

export async function prepareBroker(
  _system: System,
  _postgres: Postgres | undefined,
): Promise<Broker | undefined> {
  return undefined;
}
