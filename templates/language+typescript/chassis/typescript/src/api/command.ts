import type { Reply, Request } from '../http/route.ts';
import { idempotencyKey, once } from '../idempotency.ts';
import type { OperationModel } from '../model.ts';
import type { Tx } from '../store/port.ts';
import type { Announcement } from './announce.ts';
import type { RuleContext } from './rules.ts';

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

export function contextOf({ caller, now }: Request, tx: Tx): RuleContext {
  return { caller, now, tx };
}
