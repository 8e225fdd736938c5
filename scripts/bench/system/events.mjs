import { setTimeout as sleep } from 'node:timers/promises';
import { summary } from '../statistics.mjs';
import { partsOf } from './repo.mjs';

/**
 * Writes meters at a steady pace and tells how long their events took from the row in the outbox of
 * one service to the row in the inbox of the other.
 * @param {{ perSecond: number, seconds: number }} pace
 * @returns {Promise<{ sent: number, median: number, p99: number }>} ms
 */
export async function steady(folder, system, { perSecond, seconds }) {
  const inbox = inboxOf(folder, system);
  try {
    const before = await inbox.count();
    const asked = [];
    const began = performance.now();
    for (let number = 0; number < perSecond * seconds; number += 1) {
      await sleep(Math.max(0, began + (number * 1000) / perSecond - performance.now()));
      asked.push(createMeter(system, number));
    }
    await Promise.all(asked);
    await inbox.reaches(before + asked.length);
    const took = (await inbox.newest(asked.length)).map(
      ({ id, received }) => received - madeAt(id),
    );
    const sorted = took.toSorted((one, other) => one - other);
    const p99 = sorted[Math.floor(sorted.length * 0.99)];
    return { sent: asked.length, median: summary(took).median, p99 };
  } finally {
    await inbox.close();
  }
}

/**
 * Leaves many events in an outbox at once and tells how fast the other service has them all.
 * @returns {Promise<number>} events a second, relay, broker and consumer together
 */
export async function drain(folder, system, count) {
  const inbox = inboxOf(folder, system);
  try {
    const before = await inbox.count();
    await leaveInOutbox(folder, system, count);
    const began = Date.now();
    await inbox.reaches(before + count);
    const [last] = await inbox.newest(1);
    return (count * 1000) / (last.received - began);
  } finally {
    await inbox.close();
  }
}

async function createMeter({ urlOf, token }, number) {
  const response = await fetch(`${urlOf('meters')}/meters`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ place: `place ${number}` }),
  });
  if (response.status !== 201) throw new Error(`${response.status}: ${await response.text()}`);
  await response.arrayBuffer();
}

/** With the code of the service, in one transaction: the relay sees all of it at once. */
async function leaveInOutbox(folder, { databaseOf }, count) {
  const { load, require } = partsOf(folder);
  const { openStore } = await load('chassis/typescript/src/store/index.ts');
  const { outbox } = await load('services/meters/src/events/outbox.ts');
  const { uuidv7 } = await load('chassis/typescript/src/data/uuid.ts');
  const { trace, INVALID_SPAN_CONTEXT } = require('@opentelemetry/api');
  const store = await openStore(databaseOf('meters'), { log: { warn() {} }, poolSize: 1 });
  const occasion = { now: new Date(), span: trace.wrapSpanContext(INVALID_SPAN_CONTEXT) };
  await store.transaction(async (tx) => {
    for (let number = 0; number < count; number += 1) {
      const values = { meterId: uuidv7(), place: `place ${number}`, version: 1 };
      await outbox.publish(tx, 'meter-created', values, occasion);
    }
  });
  await store.close();
}

function inboxOf(folder, { databaseOf }) {
  const { Pool } = partsOf(folder).require('pg');
  const pool = new Pool({ connectionString: databaseOf('ledger'), max: 1 });
  const count = async () => {
    const { rows } = await pool.query('SELECT count(*)::int AS count FROM "inbox"');
    return rows[0].count;
  };
  return {
    count,
    async reaches(wanted) {
      const began = Date.now();
      while ((await count()) < wanted) {
        if (Date.now() - began > 120_000) throw new Error(`${wanted} events did not arrive`);
        await sleep(100);
      }
    },
    async newest(limit) {
      const { rows } = await pool.query(
        'SELECT message_id AS id, received_at AS at FROM "inbox" ORDER BY received_at DESC LIMIT $1',
        [limit],
      );
      return rows.map(({ id, at }) => ({ id, received: at.getTime() }));
    },
    close: () => pool.end(),
  };
}

/** When a UUIDv7 was made, in ms since 1970: its first 48 bits (RFC 9562, section 5.7). */
function madeAt(id) {
  return Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16);
}
