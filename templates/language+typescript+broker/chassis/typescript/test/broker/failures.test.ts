import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { BrokerError } from '../../src/broker/errors.ts';
import { provisionBroker } from '../../src/broker/index.ts';
import { mostDeliveries } from '../../src/broker/limits.ts';
import type { Broker, Message } from '../../src/broker/port.ts';
import { onEveryBroker } from './support/brokers.ts';
import { done, message, messages, numberOf, recorder, until } from './support/messages.ts';
import { startProxy } from './support/proxy.ts';
import { disorder, kill, memoryOf, Replicas } from './support/replica.ts';

const seed = Number(process.env.SEED ?? Date.now() % 100_000);

/** What every broker adapter promises when something breaks: real processes, ended by SIGKILL. */
describe('broker port, broken', { timeout: 300_000 }, async () => {
  await onEveryBroker(
    (test) => {
      describe('a consumer that is killed', () => {
        it('between the work and the verdict loses nothing: another one gets the message', async () => {
          const { topics, subscription } = await test.pair();
          const replicas = new Replicas();
          const parts = { url: test.server.url, subscription, concurrency: 4 };
          const first = await replicas.start({ ...parts, mode: 'last-breath' });
          const sent = messages(topics[0], 3);
          await test.broker.publish(sent, 5_000);
          await until('the work', () => replicas.handled().size === 1);
          await kill(first);
          await replicas.start({ ...parts, mode: 'work', busyMs: 1 });
          await until('all', () => replicas.handled().size === 3, 40_000);
          const ended = replicas.entries().filter(({ what }) => what === 'ended');
          assert.deepEqual(
            ended.map(({ number }) => number),
            [0, 0, 1, 2],
          );
          assert.deepEqual([ended[0]?.id, ended[1]?.id], [sent[0]?.id, sent[0]?.id]);
          await replicas.end();
        });

        it(`and started again keeps the order of each key (SEED=${seed})`, async () => {
          const { topics, subscription } = await test.pair();
          const replicas = new Replicas();
          const parts = { url: test.server.url, subscription, concurrency: 8 };
          const work = { ...parts, mode: 'work', busyMs: 4 } as const;
          const [first, second] = [await replicas.start(work), await replicas.start(work)];
          const sent = messages(topics[0], 4_000, 7);
          const publishing = publishAll(test.broker, sent);
          const random = seeded(seed);
          for (const [index, child] of [first, second].entries()) {
            const after = (index + random()) * 800;
            await until('some', () => replicas.handled().size >= after, 60_000);
            await kill(child);
            await replicas.start(work);
          }
          await publishing;
          await until('all', () => replicas.handled().size === 4_000, 90_000);
          const entries = replicas.entries();
          await replicas.end();
          assert.deepEqual(disorder(entries, 7), []);
          const again = entries.filter(({ what }) => what === 'began').length - 4_000;
          assert(again <= 1_000, `${again} messages were begun again`);
        });

        it('by its message, again and again, gives it up in the end', async (t) => {
          // Its server waits ten seconds for each of them.
          if (test.broker.kind === 'nats') return t.skip('takes minutes');
          const { topics, subscription } = await test.pair();
          const proxy = await startProxy(test.server.url);
          const broker = await test.again({ url: proxy.url });
          const { handler, count, numbers } = recorder(({ message, signal }) => {
            if (numberOf(message) > 0) return done;
            const lost = new Promise((resolve) => signal.addEventListener('abort', resolve));
            setTimeout(proxy.cut, 20);
            return lost.then(() => done);
          });
          await test.broker.publish(messages(topics[0], 2), 5_000);
          const consumer = await broker.subscribe(subscription, 2, handler);
          await count(mostDeliveries + 1, 60_000);
          await consumer.stop();
          const [letter] = await test.broker.deadLetters(subscription.name).list({ limit: 2 });
          assert.match(letter?.reason ?? '', /delivered 23 times without a verdict/);
          assert.deepEqual(numbers(), [...Array(mostDeliveries).fill(0), 1]);
          await broker.close();
          await proxy.close();
        });
      });

      describe('a connection that is cut', () => {
        it('is made again; nothing is lost and no order', async () => {
          const { topics, subscription } = await test.pair();
          const proxy = await startProxy(test.server.url);
          const broker = await test.again({ url: proxy.url });
          const ended = new Set<number>();
          const faults: string[] = [];
          const { handler } = recorder(async ({ message }) => {
            const number = numberOf(message);
            if (number >= 3 && !ended.has(number - 3)) faults.push(`${number} came too early`);
            await sleep(1);
            ended.add(number);
            return done;
          });
          const consumer = await broker.subscribe(subscription, 4, handler);
          const cutting = setInterval(proxy.cut, 400);
          await publishAll(broker, messages(topics[0], 1_000, 3));
          clearInterval(cutting);
          await until('all', () => ended.size === 1_000, 60_000);
          await consumer.stop();
          await broker.close();
          await proxy.close();
          assert.deepEqual(faults, []);
        });
      });

      describe('a handler that does not finish', () => {
        it('lets no more than a window of 50,000 messages into memory', async () => {
          const { topics, subscription } = await test.pair();
          const replicas = new Replicas();
          const parts = { url: test.server.url, subscription, concurrency: 8 };
          const child = await replicas.start({ ...parts, mode: 'hang' });
          const before = memoryOf(child);
          const data = JSON.stringify({ number: 0, text: 'x'.repeat(2_000) });
          for (let sent = 0; sent < 50_000; sent += 500) {
            const batch = Array.from({ length: 500 }, (_, index) =>
              message(topics[0], { key: `k${sent + index}`, data }),
            );
            await test.broker.publish(batch, 30_000);
          }
          await until('8 handlers', () => replicas.entries().length === 8);
          await sleep(1_000);
          const grown = memoryOf(child) - before;
          await replicas.end();
          assert(grown < 40, `it grew by ${grown.toFixed(1)} MiB, of 100 that wait`);
          await until('all of them waiting', async () => {
            return (await test.broker.lag(subscription.name)).waiting === 50_000;
          });
        });
      });

      // The last one: a broker may need some time until it has its data again.
      describe('a broker that is killed and started again', () => {
        it('has what it acknowledged; both sides go on by themselves', async () => {
          const { kill: killServer, start } = test.server;
          assert(killServer && start);
          const { topics, subscription, topology } = await test.pair();
          const { handler, seen, count } = recorder(async () => {
            await sleep(2);
            return done;
          });
          const acknowledged = messages(topics[0], 1_000, 100);
          await test.broker.publish(acknowledged, 10_000);
          const consumer = await test.broker.subscribe(subscription, 4, handler);
          await count(50);
          await killServer();
          const handled = seen.length;
          await assert.rejects(test.broker.publish([message(topics[0])], 500), {
            name: 'BrokerError',
            kind: 'unavailable',
          });
          await assert.rejects(test.broker.ping(500), { kind: 'unavailable' });
          await start();
          // RabbitMQ 3 may have lost what was declared shortly before, and says so.
          const repair = () => provisionBroker(test.server.url, topology);
          await publishAll(test.broker, [message(topics[0], { key: 'after' })], repair);
          const ids = () => new Set(seen.map((delivery) => delivery.message.id));
          await until('all', () => acknowledged.every(({ id }) => ids().has(id)), 60_000);
          await until('what came after', () => {
            return seen.some((delivery) => delivery.message.key === 'after');
          });
          // What was tried more than once may be there more than once.
          await until('nothing waiting', async () => {
            return (await test.broker.lag(subscription.name)).waiting === 0;
          });
          await consumer.stop();
          assert(handled < 1_000, 'it was killed in the midst of it');
        });
      });
    },
    { needsOurs: true },
  );
});

/** As the relay does it: in batches, each again until it is acknowledged. */
async function publishAll(
  broker: Broker,
  all: readonly Message[],
  repair?: () => Promise<void>,
): Promise<void> {
  for (let from = 0; from < all.length; from += 40) {
    const batch = all.slice(from, from + 40);
    for (const end = Date.now() + 60_000; ; await sleep(50)) {
      try {
        await broker.publish(batch, 1_000);
        break;
      } catch (error) {
        if (Date.now() > end) throw error;
        if (error instanceof BrokerError && error.kind === 'refused') await repair?.();
      }
    }
  }
}

/** Mulberry32. */
function seeded(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
