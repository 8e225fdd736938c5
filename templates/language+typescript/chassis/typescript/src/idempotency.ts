import { createHash } from 'node:crypto';
import type { Reply, Request } from './http/route.ts';
import type { OperationModel } from './model.ts';
import { invalid, Problem } from './problem.ts';
import { StoreError } from './store/errors.ts';
import { hot } from './store/hot.ts';
import type { Tx } from './store/port.ts';

/**
 * Commands that are done once (SPEC.md, IDM; the header is that of
 * draft-ietf-httpapi-idempotency-key-header). The key is stored in the transaction of the command,
 * in a table that the first migration of a service makes:
 *
 *     CREATE TABLE "idempotency_keys" (
 *       "caller" text NOT NULL,           -- subject; '' for anonymous callers
 *       "key" text NOT NULL,
 *       "request" text NOT NULL,          -- hash
 *       "answer" text,                    -- JSON of the Reply; set when the transaction ends
 *       "created_at" timestamptz(3) NOT NULL,
 *       PRIMARY KEY ("caller", "key")
 *     );
 *     CREATE INDEX ON "idempotency_keys" ("created_at");
 */
const table = 'idempotency_keys';

const find = hot(`SELECT "request", "answer" FROM "${table}" WHERE "caller" = $1 AND "key" = $2`);
const store = hot(`UPDATE "${table}" SET "answer" = $1 WHERE "caller" = $2 AND "key" = $3`);

/**
 * The caller's key; undefined without one.
 * @throws Problem `validation-failed` for what is not one
 */
export function idempotencyKey({ headers }: Request): string | undefined {
  const key = headers['idempotency-key'];
  if (key === undefined) return undefined;
  if (typeof key === 'string' && /^[\x21-\x7e]{1,255}$/.test(key)) return key;
  const message = 'must be 1 to 255 printable ASCII characters without spaces';
  throw invalid([{ in: 'header', path: '/idempotency-key', message }]);
}

/**
 * Does the work and stores its answer, or gives the answer of the time before. Of several equal
 * requests at once the first does the work; the others wait here for the end of its transaction.
 * @throws Problem `idempotency-mismatch` for a key of another request
 */
export async function once(
  tx: Tx,
  key: string,
  operation: OperationModel,
  request: Request,
  work: () => Promise<Reply>,
): Promise<Reply> {
  const caller = request.caller?.subject ?? '';
  const hashes = hashesOf(operation, request);
  const row = { caller, key, request: hashes[0], created_at: request.now };
  if (!(await tx.insertOnce(table, row, ['caller', 'key']))) {
    return replay(tx, caller, key, hashes, request);
  }

  const reply = await work();
  await tx.query(store, [JSON.stringify(toStore(reply, hashes, request)), caller, key]);
  await prune(tx, request.now);
  return reply;
}

/** The stored answer, where there is one already: looked for without doing anything. */
export async function recall(
  key: string,
  operation: OperationModel,
  request: Request,
): Promise<Reply | undefined> {
  const caller = request.caller?.subject ?? '';
  const [stored] = await request.store.query<Stored>(find, [caller, key]);
  return stored?.answer ? replayed(stored, hashesOf(operation, request), request) : undefined;
}

interface Stored {
  request: string;
  answer: string;
}

/** As it is stored by a build that knows names of before. */
interface Answer extends Reply {
  /** The hash of the request in the names of now. */
  alike?: string;
}

function toStore(reply: Reply, [, alike]: Hashes, { former }: Request): Answer {
  return former === undefined ? reply : { ...reply, body: former.answer(reply.body), alike };
}

async function replay(
  tx: Tx,
  caller: string,
  key: string,
  hashes: Hashes,
  request: Request,
): Promise<Reply> {
  const [stored] = await tx.query<Stored>(find, [caller, key]);
  // It was pruned since: the next attempt finds the key free.
  if (stored === undefined) throw new StoreError('contention');
  return replayed(stored, hashes, request);
}

function replayed(stored: Stored, hashes: Hashes, { former }: Request): Reply {
  const { alike, ...reply } = JSON.parse(stored.answer) as Answer;
  const isSame = hashes.some((hash) => hash === stored.request || hash === alike);
  if (!isSame) throw new Problem('idempotency-mismatch');
  return {
    ...reply,
    ...(former && { body: former.answer(reply.body) }),
    headers: { ...reply.headers, 'idempotent-replayed': 'true' },
  };
}

/** Of what makes a request another one: the first is stored, any of them will do. */
type Hashes = readonly [string, ...string[]];

/** The names of before come first, for builds that know no others; those of now are for builds to come. */
function hashesOf({ name }: OperationModel, { params, query, body, former }: Request): Hashes {
  const now = hashOf([name, params, query, body]);
  if (former === undefined) return [now];
  const asBefore = (values: unknown) => renamed(values, former.names);
  return [hashOf([former.operation, params, asBefore(query), asBefore(body)]), now];
}

function hashOf(content: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(content, inOrder)).digest('base64url');
}

function renamed(values: unknown, names: Readonly<Record<string, string>>): unknown {
  if (typeof values !== 'object' || values === null) return values;
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      Object.hasOwn(names, name) ? names[name] : name,
      value,
    ]),
  );
}

/** The order of members is no difference. */
function inOrder(_name: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

const keptForMs = 24 * 60 * 60 * 1_000;
const pruneEvery = 64;
const pruneBatch = 100;
let sincePruned = 0;

const expired = hot(
  `SELECT "caller", "key" FROM "${table}" WHERE "created_at" < $1 ` +
    `ORDER BY "created_at" LIMIT ${pruneBatch}`,
);

/** Now and then some old keys go: more than have come since, so that their number has a bound. */
async function prune(tx: Tx, now: Date): Promise<void> {
  sincePruned += 1;
  if (sincePruned < pruneEvery) return;
  sincePruned = 0;
  const before = new Date(now.getTime() - keptForMs);
  const keys = await tx.claimBatch<{ caller: string; key: string }>(expired, [before]);
  if (keys.length === 0) return;
  const pairs = keys.map((_, index) => `($${index * 2 + 1}, $${index * 2 + 2})`).join(', ');
  await tx.query(
    `DELETE FROM "${table}" WHERE ("caller", "key") IN (VALUES ${pairs})`,
    keys.flatMap(({ caller, key }) => [caller, key]),
  );
}
