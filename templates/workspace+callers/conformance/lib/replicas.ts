import { type Caller, type Calling, calledOperation } from './calling.ts';
import { NotHere } from './clause.ts';
import type { Json } from './client.ts';

/** A replica of the caller that answers in place of a callee, and a hand in its table. */
export interface CopiesOf {
  table: string;
  /** The keys that the callee was asked about since it was last looked. */
  asked(): string[];
  /** Copies of these, as their events would have left them at that time; or that they are gone. */
  keep(keys: readonly string[], how: { at: Date; gone?: boolean }): Promise<void>;
}

export const isCopied = ({ call }: Calling): boolean => call.copy !== undefined;

export function copiesOf({ node, came }: Caller, calling: Calling): CopiesOf {
  const { copy } = calling.call;
  const replica = node.service.replicas.find(({ name }) => name === copy?.replica);
  if (copy === undefined || replica === undefined) throw new NotHere('no replica answers');
  const { path } = calledOperation(calling);
  const form = new RegExp(`^${path.replaceAll(/\{\w+\}/g, '([^/?]+)').replaceAll(':', '\\:')}`);
  const { table, key, fields } = replica;
  const known = exampleOf(calling, replica.name);
  return {
    table,
    asked: () =>
      came().flatMap(({ url, body }) =>
        body === '' ? [decodeURIComponent(form.exec(url)?.[1] ?? '')] : JSON.parse(body)[copy.by],
      ),
    async keep(keys, { at, gone = false }) {
      const columns = fields.map(({ column }) => column);
      const names = [...columns, '_seen', '_event_at', '_deleted'].map((name) => `"${name}"`);
      for (const value of new Set(keys)) {
        const row = fields.map(({ name }) => literal(name === key ? value : known[name]));
        const deleted = node.store.datastore === 'sqlite' ? Number(gone) : gone;
        const values = [...row, `'{}'`, `'${at.toISOString()}'`, deleted].join(', ');
        await node.store.run(`DELETE FROM "${table}" WHERE ${names[0]} = ${literal(value)}`);
        await node.store.run(`INSERT INTO "${table}" (${names.join(', ')}) VALUES (${values})`);
      }
    },
  };
}

/** Values of the fields of a replica, out of the examples of the events that feed it. */
function exampleOf({ service }: Calling, name: string): Record<string, Json> {
  const replica = service.replicas.find((each) => each.name === name);
  const events = service.subscriptions.flatMap((subscription) => subscription.events);
  const pairs = (replica?.feeds ?? []).flatMap(({ event, members }) => {
    const payload: Record<string, Json> = events.find((each) => each.name === event)?.example ?? {};
    return Object.entries(members).map(([field, member]) => [field, payload[member]] as const);
  });
  return Object.fromEntries(pairs.filter(([, value]) => value !== undefined));
}

function literal(value: unknown): string {
  if (value === undefined) return 'NULL';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return `'${text.replaceAll("'", "''")}'`;
}
