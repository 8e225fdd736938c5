import type { Reply, Request } from '../http/route.ts';
import { idempotencyKey, once, recall } from '../idempotency.ts';
import type { OperationModel } from '../model.ts';
import { StoreError } from '../store/errors.ts';
import type { Tx } from '../store/port.ts';
import type { Announcement } from './announce.ts';
import type { Inquiry, RuleContext } from './rules.ts';

/** One transaction, in full or not at all; done once where the caller gives a key. */
export async function command(
  operation: OperationModel,
  request: Request,
  announcement: Announcement | undefined,
  work: (tx: Tx) => Promise<Reply>,
): Promise<Reply> {
  try {
    return await transact(operation, request, work);
  } catch (error) {
    await announcement?.refused(error, request);
    throw error;
  }
}

async function transact(
  operation: OperationModel,
  request: Request,
  work: (tx: Tx) => Promise<Reply>,
): Promise<Reply> {
  const { store, deadline } = request;
  const key = operation.idempotency === 'key' ? idempotencyKey(request) : undefined;
  deadline.check();
  return store.transaction(
    async (tx) => {
      // There may have been a queue.
      deadline.check();
      return key === undefined ? work(tx) : once(tx, key, operation, request, () => work(tx));
    },
    { timeoutMs: deadline.remaining() },
  );
}

export function contextOf<Asked>(
  { caller, now }: Request,
  tx: Tx,
  asked: Asked,
): RuleContext<Asked> {
  return { caller, now, tx, asked };
}

/** How often others are asked about a row that is always another one by the time it is locked. */
const attempts = 3;

/** What runs in the transaction. @param found what others were asked about; undefined where nobody was */
type Work<Found, Asked> = (tx: Tx, asked: Asked, found: Found | undefined) => Promise<Reply>;

/**
 * A command that asks others first: what it finds is read, others are asked about it, and then the
 * transaction decides on the same state, or all of it begins anew.
 */
export function inquiring<Found, Input, Asked>(
  operation: OperationModel,
  announcement: Announcement | undefined,
  inquiry: Inquiry<Found, Input, Asked> | undefined,
) {
  /**
   * @param find what is there before the transaction
   * @param work throws `Moved` where that is not there any more
   */
  return async (
    request: Request,
    find: () => Promise<Found>,
    input: Input,
    work: Work<Found, Asked>,
  ): Promise<Reply> => {
    if (inquiry === undefined) {
      const alone = (tx: Tx) => work(tx, undefined as Asked, undefined);
      return command(operation, request, announcement, alone);
    }
    const stored = await answered(operation, request);
    if (stored !== undefined) return stored;
    for (let attempt = 1; ; attempt += 1) {
      const found = await find();
      const asked = await inquiry.ask(found, input, request);
      try {
        return await command(operation, request, announcement, (tx) => work(tx, asked, found));
      } catch (error) {
        if (!(error instanceof Moved)) throw error;
        if (attempt === attempts) throw new StoreError('contention');
      }
    }
  };
}

/** The row is not the one that others were asked about. */
export class Moved extends Error {}

/** The stored answer of a repetition, for which nobody is asked again. */
function answered(operation: OperationModel, request: Request): Promise<Reply | undefined> {
  const key = operation.idempotency === 'key' ? idempotencyKey(request) : undefined;
  return key === undefined ? Promise.resolve(undefined) : recall(key, operation, request);
}
