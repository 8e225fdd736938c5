import type { Announcement, Announcer } from '../api/announce.ts';
import { assertSendable } from '../broker/limits.ts';
import type { Values } from '../data/columns.ts';
import { uuidv7 } from '../data/uuid.ts';
import type { EntityModel, OperationModel } from '../model.ts';
import { hot } from '../store/hot.ts';
import type { Tx } from '../store/port.ts';
import { placeholders, quotedList } from '../store/text.ts';
import { attributesOf, type Occasion } from './envelope.ts';
import { laneOf } from './lanes.ts';
import type { EventModel } from './model.ts';
import { filler, ofRow, payloadCheck, picked } from './payload.ts';
import { Rejection } from './rejection.ts';
import { producerSpan } from './spans.ts';

/**
 * Events on their way out (SPEC.md, EVT): rows that are written in the transaction of the change
 * that they tell of, in a table that a migration of the service makes. A relay takes them from there
 * to the broker.
 *
 *     CREATE TABLE "outbox" (
 *       "position" bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
 *       "id" uuid NOT NULL,               -- of the message
 *       "lane" smallint NOT NULL,         -- by key; see `lanes.ts`
 *       "topic" text NOT NULL,
 *       "key" text NOT NULL,
 *       "attributes" text NOT NULL,       -- JSON, see `envelope.ts`
 *       "data" text NOT NULL,             -- JSON
 *       "created_at" timestamptz(3) NOT NULL
 *     );
 */
export class Outbox implements Announcer {
  readonly #service: string;
  readonly #events = new Map<string, Version[]>();
  #wake = () => {};

  /** @param events of the service, all versions, the newest of each last */
  constructor(service: string, events: readonly EventModel[]) {
    this.#service = service;
    for (const event of events) {
      const version = { event, check: payloadCheck(event) };
      // Who knows several reads the newest, which therefore has to come first.
      this.#events.set(event.name, [version, ...(this.#events.get(event.name) ?? [])]);
    }
  }

  /** Called after each commit that has left something here. */
  onWritten(wake: () => void): void {
    this.#wake = wake;
  }

  announcing(operation: OperationModel, entity: EntityModel): Announcement {
    const [success, ...refusals] = operation.emits ?? [];
    const versions = this.#versions(success).map((version) => ({
      ...version,
      fill: filler(version.event, operation, entity),
    }));
    return {
      done: (tx, row, input, request) =>
        this.#write(tx, versions, (version) => version.fill(row, input), request),
      refused: async (error, request) => {
        if (!(error instanceof Rejection)) return;
        const { event, payload } = error;
        if (!refusals.includes(event)) throw new Error(`${operation.name} does not emit ${event}`);
        await request.store.transaction((tx) => this.publish(tx, event, payload, request));
      },
    };
  }

  /**
   * Writes an event, in each of its versions.
   * @param values fields of the payloads of all versions
   * @throws PayloadError where they do not fit the contract; BrokerError where no broker takes them
   */
  publish(tx: Tx, name: string, values: Values, occasion: Occasion): Promise<void> {
    const versions = this.#versions(name);
    return this.#write(tx, versions, ({ event }) => picked(event, values), occasion);
  }

  /** Tells one subscription of a row as it is, in the words of an event; the others pass over it. */
  tell(
    tx: Tx,
    name: string,
    { entity, row }: { entity: EntityModel; row: Values },
    addressee: string,
    occasion: Occasion,
  ): Promise<void> {
    const payloadOf = ({ event }: Version) => ofRow(event, entity)(row);
    return this.#write(tx, this.#versions(name), payloadOf, occasion, { addressee });
  }

  async #write<V extends Version>(
    tx: Tx,
    versions: readonly V[],
    payloadOf: (version: V) => Values,
    occasion: Occasion,
    more: Readonly<Record<string, string>> = {},
  ): Promise<void> {
    const ids = versions.map(() => uuidv7());
    // Several messages of one thing: who gets more than one of them has to know (SPEC.md, EVT-4).
    const [occurrence = ''] = ids;
    const attributes = ids.length > 1 ? { ...more, occurrence } : more;
    const rows = versions.map((version, index) =>
      this.#row(version, ids[index] ?? '', payloadOf(version), occasion, attributes),
    );
    await tx.query(insertText(rows.length), rows.flat());
    tx.onCommit(this.#wake);
  }

  /** Values in the order of `columns`. */
  #row(
    { event, check }: Version,
    id: string,
    payload: Values,
    { now, span }: Occasion,
    more: Readonly<Record<string, string>>,
  ): unknown[] {
    check(payload);
    const { topic } = event;
    const key = String(payload[event.key]);
    const occasion = { now, span: producerSpan(topic, id, span) };
    const attributes = { ...attributesOf(this.#service, event, key, occasion), ...more };
    const data = JSON.stringify(payload);
    // What no broker takes would be in the way of all that comes after it.
    assertSendable([{ id, topic, key, attributes, data }]);
    return [id, laneOf(key), topic, key, JSON.stringify(attributes), data, now];
  }

  #versions(name: string | undefined): readonly Version[] {
    const versions = this.#events.get(name ?? '');
    if (versions === undefined) throw new Error(`${this.#service} has no event ${name}`);
    return versions;
  }
}

interface Version {
  event: EventModel;
  check: (payload: Values) => void;
}

const inserts: string[] = [];

function insertText(count: number): string {
  inserts[count] ??= makeInsertText(count);
  return inserts[count];
}

const columns = ['id', 'lane', 'topic', 'key', 'attributes', 'data', 'created_at'];

function makeInsertText(count: number): string {
  const rows = Array.from({ length: count }, (_, index) => {
    return `(${placeholders(columns.length, 1 + index * columns.length)})`;
  });
  return hot(`INSERT INTO "outbox" (${quotedList(columns)}) VALUES ${rows.join(', ')}`);
}
