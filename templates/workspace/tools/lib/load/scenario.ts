import type { Fields } from '../requests.ts';
import type { Asking, Send } from './client.ts';
import type { Operation, Service } from './facts.ts';
import { type Rows, refused } from './rows.ts';

/** One public operation, and what is sent to it. */
export interface Scenario {
  service: Service;
  operation: Operation;
  /** Another request, each time. */
  next(): Asking;
}

/** How it is prepared. */
export interface Preparing {
  rows: Rows;
  send: Send;
  /** Of the users: they take turns. */
  tokens: readonly string[];
  /** How many requests there will be. */
  requests: number;
}

/** So many rows are made at once. */
const atOnce = 8;

/** Rows that are only read are shared by so many requests. */
const shared = 10;

/**
 * Makes what the requests of an operation need, and asks it once or twice.
 * @throws Unable where it does not answer as its contract says
 */
export async function prepare(
  service: Service,
  operation: Operation,
  preparing: Preparing,
): Promise<Scenario> {
  const { send } = preparing;
  const isMade = operation.action === 'find' || operation.params.length > 0;
  const { entity } = operation;
  const make = async (token: string): Promise<Asking> => {
    const row =
      isMade && entity !== undefined
        ? await rowFor(preparing.rows, service, operation, entity, token)
        : {};
    const input = await preparing.rows.inputOf(service, operation, token);
    return {
      operation,
      row,
      token,
      input: operation.action === 'find' ? soughtIn(row, input, operation) : input,
    };
  };
  const first = await make(tokenAt(preparing, 0));
  await ask(first, send);
  const isUsedUp = !(await mayBeRepeated(first, service, send));
  const kept = isUsedUp ? [] : [first];
  const count = isUsedUp ? preparing.requests : Math.min(shared, preparing.requests);
  const others = await inTurns(count - kept.length, (index) => make(tokenAt(preparing, index + 1)));
  const askings = [...kept, ...others];
  let sent = 0;
  const next = () => {
    const asking = askings[sent % askings.length] ?? first;
    sent += 1;
    return asking;
  };
  return { service, operation, next };
}

/** What changes a row needs one of its own. */
function rowFor(rows: Rows, service: Service, { kind }: Operation, entity: string, token: string) {
  return kind === 'query' ? rows.find(service, entity, token) : rows.make(service, entity, token);
}

const tokenAt = ({ tokens }: Preparing, index: number) => tokens[index % tokens.length] ?? '';

/** What is looked for is what a row has. */
function soughtIn(row: Fields, input: Fields, { input: names }: Operation): Fields {
  const own = names.filter((name) => name in row).map((name) => [name, row[name]] as const);
  return { ...input, ...Object.fromEntries(own) };
}

async function ask(asking: Asking, send: Send): Promise<void> {
  const answer = await send(asking);
  if (answer.status !== asking.operation.status) throw refused(asking.operation, answer);
}

/** Whether the same can be asked again: of what is made, unique values would not be new. */
async function mayBeRepeated(asking: Asking, { entities }: Service, send: Send): Promise<boolean> {
  const { action, entity } = asking.operation;
  if (action === 'delete') return false;
  const hasUnique = entities.some(
    ({ name, fields }) => name === entity && fields.some(({ unique }) => unique),
  );
  if (action === 'create' && hasUnique) return false;
  return (await send(asking)).status === asking.operation.status;
}

async function inTurns<T>(count: number, make: (index: number) => Promise<T>): Promise<T[]> {
  const made: T[] = [];
  let begun = 0;
  const work = async () => {
    while (begun < count) {
      const index = begun;
      begun += 1;
      made[index] = await make(index);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, count) }, work));
  return made;
}
