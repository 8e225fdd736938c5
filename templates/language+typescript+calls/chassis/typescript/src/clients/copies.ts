import { own, type Values } from '../data/columns.ts';
import type { Request } from '../http/route.ts';
import type { Sql } from '../store/port.ts';
import type { Said } from './call.ts';
import type { CallFailed } from './failure.ts';
import type { CopyModel } from './model.ts';

/** What is known of an original. */
export interface Known {
  /** Undefined where the original is gone. */
  row: object | undefined;
  /** When the newest event happened that the copy has. */
  at: Date;
}

/** The rows of a replica, as far as calls need them: `replicaRows` gives it. */
export interface Copies {
  /** Those of which everything has come, in the order of their keys. */
  known(sql: Sql, keys: readonly unknown[]): Promise<Known[]>;
}

/**
 * What copies say in place of a callee, within the time that is left.
 * @param many whether rows are asked for by a list of keys
 * @throws the failure, where they cannot say all that is asked for, or the caller may not ask for it
 */
export async function answerOf(
  copies: Copies,
  copy: CopyModel,
  many: boolean,
  input: Values,
  request: Request,
  failure: CallFailed,
): Promise<Said> {
  const { caller, store, deadline, now } = request;
  if (!copy.scopes.every((scope) => caller?.scopes.has(scope))) throw failure;
  const keys = [...new Set([input[copy.by]].flat().map(String))];
  const found = await inTime(copies.known(store, keys), deadline.remaining()).catch((error) => {
    request.log.warn({ err: error, replica: copy.replica }, 'the replica cannot be read');
    throw failure;
  });
  // What has not come yet may well be there: only the callee knows.
  if (found.length < keys.length) throw failure;
  const rows = found.flatMap(({ row }) => (row === undefined ? [] : [partOf(row as Values, copy)]));
  return {
    source: 'replica',
    value: many ? rows : rows[0],
    asOf: new Date(Math.min(now.getTime(), ...found.map(({ at }) => at.getTime()))),
  };
}

/** The fields of the answer that copies have, under their names in the contract. */
function partOf(row: Values, { members }: CopyModel): Values {
  return Object.fromEntries(
    Object.entries(members)
      .map(([name, copied]) => [name, own(row, copied)] as const)
      .filter(([, value]) => value !== undefined),
  );
}

async function inTime<T>(work: Promise<T>, ms: number): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error('no answer in time')), ms);
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
