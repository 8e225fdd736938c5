import { after, before, describe } from 'node:test';
import { brokerSchemes, openBroker, provisionBroker } from '../../../src/broker/index.ts';
import type { Broker, SubscriptionModel, Topology } from '../../../src/broker/port.ts';
import type { TestServer } from '../servers/server.ts';

/** Adapters are tested where this build has them; those that `TEST_BROKERS` names, where it is set. */
const kinds = { nats: 'nats:', rabbitmq: 'amqp:', postgres: 'postgres:' };
const wanted = process.env.TEST_BROKERS?.split(',');

/** A publisher and its consumer, which nobody else has. */
export interface Pair {
  publisher: string;
  consumer: string;
  /** Of the publisher. */
  topics: readonly [string, string];
  /** To the first topic, unless it says otherwise. */
  subscription: SubscriptionModel;
  topology: Topology;
}

export interface TestBroker {
  /** With everything of `Broker`, during the tests. */
  readonly broker: Broker;
  readonly server: TestServer;
  /** Connects once more, as another process would. */
  again(options?: { url?: string; name?: string }): Promise<Broker>;
  /** Names that are new; with `provisioned: false`, the broker does not know them yet. */
  pair(options?: Partial<SubscriptionModel> & { provisioned?: boolean }): Promise<Pair>;
}

/**
 * Runs a suite against each broker of this build, each time on a server of its own.
 * @param needsOurs whether it has to end servers and start them again
 */
export async function onEveryBroker(
  suite: (test: TestBroker) => void,
  { needsOurs = false } = {},
): Promise<void> {
  for (const [kind, scheme] of Object.entries(kinds)) {
    if (!brokerSchemes.includes(scheme) || wanted?.includes(kind) === false) continue;
    const { startServer, lacks, isOurs } = await import(`../servers/${kind}.ts`);
    const skip = lacks ?? (needsOurs && !isOurs ? 'needs a server of its own' : false);
    describe(kind, { skip }, () => {
      let server: TestServer;
      let broker: Broker;
      let pairs = 0;
      const opened: Broker[] = [];
      before(async () => {
        server = await startServer();
        broker = await open();
      });
      after(async () => {
        await Promise.all(opened.map((each) => each.close()));
        await server.remove();
      });

      suite({
        get broker() {
          return broker;
        },
        get server() {
          return server;
        },
        again: open,
        async pair({ provisioned = true, ...model } = {}) {
          pairs += 1;
          const publisher = `meter${pairs}`;
          const consumer = `ledger${pairs}`;
          const topics = [`${publisher}.reading-taken.v1`, `${publisher}.meter-moved.v1`] as const;
          const subscription = {
            name: `${consumer}.${publisher}`,
            service: consumer,
            topics: [topics[0]],
            backoffMs: [100, 200],
            ...model,
          };
          const topology = {
            publishers: [{ service: publisher, topics }],
            subscriptions: [subscription],
          };
          if (provisioned) await provisionBroker(server.url, topology);
          return { publisher, consumer, topics, subscription, topology };
        },
      });

      async function open({ url = server.url, name = 'test' } = {}): Promise<Broker> {
        const one = await openBroker(url, { name, log: { info() {}, warn() {} } });
        opened.push(one);
        return one;
      }
    });
  }
}
