import { Client, Pool } from 'pg';
import { BrokerError } from './errors.ts';
import { capabilities } from './gen/capabilities.ts';
import { assertSendable } from './limits.ts';
import type {
  Broker,
  BrokerOptions,
  DeadLetters,
  Handler,
  Lag,
  Message,
  SubscriptionModel,
  Topology,
} from './port.ts';
import { PostgresConsumer } from './postgres/consumer.ts';
import { PostgresDeadLetters } from './postgres/dead-letters.ts';
import { translate } from './postgres/errors.ts';
import { lockProvisioning, schema, upsertSubscription } from './postgres/schema.ts';
import { timely } from './timely.ts';

/** Dead letters and figures are asked for by people and by metrics: nobody waits longer, in ms. */
const patienceMs = 10_000;

// In the order given: positions are drawn as rows are stored.
const publish = `
WITH "stored" AS (
  INSERT INTO "broker"."messages" ("subscription", "id", "topic", "key", "attributes", "data")
  SELECT s."name", m."id", m."topic", m."key", m."attributes", m."data"
  FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[])
    WITH ORDINALITY AS m ("id", "topic", "key", "attributes", "data", "number")
  JOIN "broker"."subscriptions" s ON m."topic" = ANY (s."topics")
  ORDER BY m."number"
  RETURNING "subscription"
)
SELECT pg_notify('broker', "subscription") FROM (SELECT DISTINCT "subscription" FROM "stored") s`;

const lag = `
SELECT
  (SELECT count(*) FROM "broker"."messages" WHERE "subscription" = $1)::float8 AS "waiting",
  (SELECT count(*) FROM "broker"."dead_letters" WHERE "subscription" = $1)::float8 AS "dead"
FROM "broker"."subscriptions" WHERE "name" = $1`;

export function open(url: string, options: BrokerOptions): Broker {
  return new PostgresBroker(url, options);
}

export async function provision(url: string, { subscriptions }: Topology): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('BEGIN');
    await client.query(lockProvisioning);
    await client.query(schema);
    for (const { name, service, topics } of subscriptions) {
      await client.query(upsertSubscription, [name, service, topics]);
    }
    await client.query('COMMIT');
  } catch (error) {
    throw translate(error);
  } finally {
    await client.end().catch(() => {});
  }
}

/**
 * A table of what waits and a table of what is dead, in a schema of their own. Needs connections
 * that last (sessions hold locks and listen): not a pooler that takes them away between statements.
 */
class PostgresBroker implements Broker {
  readonly kind = 'postgres';
  readonly capabilities = capabilities.postgres;
  readonly #url: string;
  readonly #options: BrokerOptions;
  readonly #pool: Pool;
  readonly #consumers = new Set<PostgresConsumer>();
  #closed: Promise<void> | undefined;

  constructor(url: string, options: BrokerOptions) {
    this.#url = url;
    this.#options = options;
    this.#pool = new Pool({
      connectionString: url,
      application_name: options.name,
      max: 4,
      connectionTimeoutMillis: 5_000,
      idleTimeoutMillis: 60_000,
      maxLifetimeSeconds: 1_800,
      keepAlive: true,
      // What is acknowledged stays, whatever the server is set to.
      onConnect: async (client) => {
        await client.query('SET synchronous_commit = on');
      },
    });
    this.#pool.on('error', (error) => {
      options.log.warn({ err: error }, 'a connection to the broker broke');
    });
    this.#pool.on('connect', (client) => client.on('error', () => {}));
  }

  async publish(messages: readonly Message[], timeoutMs: number): Promise<void> {
    if (messages.length === 0) return;
    assertSendable(messages);
    const values = [
      messages.map(({ id }) => id),
      messages.map(({ topic }) => topic),
      messages.map(({ key }) => JSON.stringify(key)),
      messages.map(({ attributes }) => JSON.stringify(attributes)),
      messages.map(({ data }) => data),
    ];
    await this.#query(publish, values, timeoutMs);
  }

  async subscribe(
    subscription: SubscriptionModel,
    concurrency: number,
    handler: Handler,
  ): Promise<PostgresConsumer> {
    const consumer = new PostgresConsumer(
      this.#url,
      this.#options,
      subscription,
      concurrency,
      handler,
    );
    this.#consumers.add(consumer);
    return consumer;
  }

  deadLetters(subscription: string): DeadLetters {
    return new PostgresDeadLetters((text, values) => this.#query(text, values), subscription);
  }

  async lag(subscription: string): Promise<Lag> {
    const [row] = await this.#query<Lag>(lag, [subscription]);
    if (row === undefined) {
      throw new BrokerError('refused', { detail: `no subscription ${subscription}` });
    }
    return row;
  }

  async ping(timeoutMs: number): Promise<void> {
    await this.#query('SELECT 1', [], timeoutMs);
  }

  close(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  async #close(): Promise<void> {
    await Promise.all([...this.#consumers].map((consumer) => consumer.stop()));
    await this.#pool.end();
  }

  #query<Row>(text: string, values: unknown[], timeoutMs = patienceMs): Promise<Row[]> {
    return timely(this.#run<Row>(text, values, timeoutMs), timeoutMs);
  }

  /** A connection that did not answer in time is not used again. */
  async #run<Row>(text: string, values: unknown[], timeoutMs: number): Promise<Row[]> {
    let broken: Error | undefined;
    const client = await this.#pool.connect().catch((error) => {
      throw translate(error);
    });
    try {
      const query = { text, values, query_timeout: timeoutMs };
      return (await client.query(query)).rows as Row[];
    } catch (error) {
      broken = error as Error;
      throw translate(error);
    } finally {
      client.release(broken);
    }
  }
}
