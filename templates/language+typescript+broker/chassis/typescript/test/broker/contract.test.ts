import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { BrokerError } from '../../src/broker/errors.ts';
import { provisionBroker } from '../../src/broker/index.ts';
import { largestMessage } from '../../src/broker/limits.ts';
import type { Broker, Lag, SubscriptionModel, Verdict } from '../../src/broker/port.ts';
import { onEveryBroker } from './support/brokers.ts';
import { done, message, messages, numberOf, recorder, until } from './support/messages.ts';

const retry: Verdict = { kind: 'retry', reason: 'not now' };
const dead: Verdict = { kind: 'dead', reason: 'never' };

/** What every broker adapter promises (src/broker/port.ts); what goes wrong is in failures.test.ts. */
describe('broker port', { timeout: 300_000 }, async () => {
  await onEveryBroker((test) => {
    describe('messages', () => {
      it('come out as they went in, whatever they say', async () => {
        const { topics, subscription } = await test.pair();
        let aborted: boolean | undefined;
        const { seen, handler, count } = recorder(({ signal }) => {
          aborted = signal.aborted;
          return done;
        });
        const consumer = await test.broker.subscribe(subscription, 4, handler);
        const sent = message(topics[0], {
          key: 'ключ 🔑 "%41" \\ \t',
          attributes: {
            source: '/services/meter',
            subject: 'Zähler №7\r\n: {"a":"b"} %25 \u{1f331}',
            empty: '',
            traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
          },
          data: '{ "text": "it\'s 水\u{1f331}\\u0000\\ud800", "exact": 12345678901234567890.10 }',
        });
        await test.broker.publish([sent], 5_000);
        await count(1);
        await consumer.stop();
        assert.deepEqual(seen[0]?.message, sent);
        assert.equal(seen[0]?.attempt, 1);
        assert.equal(aborted, false);
      });

      it('may be as large as the limit, and are refused above it before any is stored', async () => {
        const { topics, subscription } = await test.pair();
        const big = message(topics[0]);
        const room = largestMessage - 300;
        const fits = { ...big, data: JSON.stringify('水'.repeat(Math.floor(room / 3))) };
        const { seen, handler, count } = recorder();
        const consumer = await test.broker.subscribe(subscription, 1, handler);
        await test.broker.publish([fits], 10_000);
        await count(1);
        assert.equal(seen[0]?.message.data, fits.data);
        const over = { ...message(topics[0]), data: JSON.stringify('x'.repeat(largestMessage)) };
        await assert.rejects(test.broker.publish([message(topics[0]), over], 5_000), {
          name: 'BrokerError',
          kind: 'too-large',
          message: `a message is too large: ${over.topic} ${over.id}: ${largestMessage + 2 + sizeBeside(over)} bytes (in all), at most ${largestMessage}`,
        });
        const wide = message(topics[0], { attributes: { subject: 'x'.repeat(20_000) } });
        await assert.rejects(test.broker.publish([wide], 5_000), /attributes.*at most 12288/);
        await sleep(200);
        await consumer.stop();
        assert.equal(seen.length, 1);
      });

      it('are with the broker when publishing resolves, in the order given', async () => {
        const { topics, subscription } = await test.pair();
        const sent = messages(topics[0], 300);
        await test.broker.publish(sent.slice(0, 200), 5_000);
        await test.broker.publish(sent.slice(200), 5_000);
        await test.broker.publish([], 5_000);
        await lagIs(test.broker, subscription, { waiting: 300, dead: 0 });
        const { numbers, handler, count } = recorder();
        const consumer = await test.broker.subscribe(subscription, 8, handler);
        await count(300);
        await consumer.stop();
        assert.deepEqual(numbers(), sent.map(numberOf));
      });

      it('go to every subscription of their topic, and to no other', async () => {
        const { publisher, topics, subscription } = await test.pair();
        const other = { ...subscription, name: `other.${publisher}`, service: 'other', topics };
        await provisionBroker(test.server.url, { publishers: [], subscriptions: [other] });
        const one = recorder();
        const both = recorder();
        const consumers = [
          await test.broker.subscribe(subscription, 4, one.handler),
          await test.broker.subscribe(other, 4, both.handler),
        ];
        const unheard = await test.pair();
        await test.broker.publish([message(unheard.topics[1])], 5_000);
        await test.broker.publish([message(topics[0]), message(topics[1])], 5_000);
        await Promise.all([one.count(1), both.count(2)]);
        await sleep(100);
        await Promise.all(consumers.map((consumer) => consumer.stop()));
        assert.deepEqual(
          one.seen.map(({ message }) => message.topic),
          [topics[0]],
        );
        assert.deepEqual(
          both.seen.map(({ message }) => message.topic),
          [...topics],
        );
      });
    });

    describe('handlers', () => {
      it('run side by side, at most as many as asked for', async () => {
        const { topics, subscription } = await test.pair();
        let running = 0;
        let most = 0;
        const { handler, count } = recorder(async () => {
          most = Math.max(most, ++running);
          await sleep(5);
          running -= 1;
          return done;
        });
        await test.broker.publish(messages(topics[0], 200, 100), 5_000);
        const consumer = await test.broker.subscribe(subscription, 4, handler);
        await count(200);
        await consumer.stop();
        assert.equal(most, 4);
      });

      it('get the messages of a key one after the other, in their order', async () => {
        const { topics, subscription } = await test.pair();
        const running = new Set<string>();
        const last = new Map<string, number>();
        const faults: string[] = [];
        const { handler, count } = recorder(async ({ message }) => {
          const { key } = message;
          if (running.has(key)) faults.push(`${key} twice at once`);
          running.add(key);
          if ((last.get(key) ?? -1) >= numberOf(message)) faults.push(`${key} out of order`);
          last.set(key, numberOf(message));
          await sleep(Math.random() * 4);
          running.delete(key);
          return done;
        });
        const consumer = await test.broker.subscribe(subscription, 8, handler);
        // Fewer keys than handlers: those of one key would meet.
        const sent = messages(topics[0], 1_000, 5);
        for (let from = 0; from < sent.length; from += 50) {
          await test.broker.publish(sent.slice(from, from + 50), 5_000);
        }
        await count(1_000);
        await consumer.stop();
        assert.deepEqual(faults, []);
      });

      it('that stop finish what they have; the rest stays for others', async () => {
        const { topics, subscription } = await test.pair();
        const slow = recorder(async () => {
          await sleep(200);
          return done;
        });
        await test.broker.publish(messages(topics[0], 40, 40), 5_000);
        const first = await test.again();
        const consumer = await first.subscribe(subscription, 2, slow.handler);
        await slow.count(2);
        await consumer.stop();
        const begun = slow.seen.length;
        assert(begun >= 2 && begun <= 4, `${begun} were begun`);
        await sleep(250);
        assert.equal(slow.seen.length, begun);
        const rest = recorder();
        const next = await test.broker.subscribe(subscription, 8, rest.handler);
        await rest.count(40 - begun);
        await sleep(100);
        await next.stop();
        const numbers = [...slow.numbers(), ...rest.numbers()].sort((a, b) => a - b);
        assert.deepEqual(numbers, messages(topics[0], 40).map(numberOf));
        await lagIs(test.broker, subscription, { waiting: 0, dead: 0 });
      });

      it('are told of a subscription that comes later', async () => {
        const { topics, subscription, topology } = await test.pair({ provisioned: false });
        await assert.rejects(test.broker.lag(subscription.name), { kind: 'refused' });
        const { handler, count } = recorder();
        const consumer = await test.broker.subscribe(subscription, 1, handler);
        await sleep(300);
        await provisionBroker(test.server.url, topology);
        await test.broker.publish([message(topics[0])], 5_000);
        await count(1);
        await consumer.stop();
      });
    });

    describe('attempts', () => {
      it('follow the list of pauses, and the last one leads to the dead letters', async () => {
        const backoffMs = [150, 400, 50];
        const { topics, subscription } = await test.pair({ backoffMs });
        const { seen, handler, count } = recorder(({ attempt }) => {
          if (attempt === 2) throw new TypeError('no');
          return retry;
        });
        const consumer = await test.broker.subscribe(subscription, 4, handler);
        const before = Date.now();
        const sent = message(topics[0], {
          key: 'é "1"',
          attributes: { subject: 'ü', time: 'now' },
        });
        await test.broker.publish([sent], 5_000);
        await count(4);
        const letters = test.broker.deadLetters(subscription.name);
        await until('a dead letter', async () => (await letters.get(sent.id)) !== undefined);
        await consumer.stop();
        assert.deepEqual(
          seen.map(({ attempt, message }) => [attempt, message.id]),
          [1, 2, 3, 4].map((attempt) => [attempt, sent.id]),
        );
        for (const [index, pauseMs] of backoffMs.entries()) {
          const took = (seen[index + 1]?.at ?? 0) - (seen[index]?.at ?? 0);
          assert(took >= pauseMs - 2, `pause ${index + 1}: ${took} ms of ${pauseMs}`);
        }
        const letter = await letters.get(sent.id);
        assert.deepEqual(letter?.message, sent);
        assert.equal(letter?.reason, 'not now');
        assert.equal(letter?.attempts, 4);
        const failedAt = Date.parse(letter?.failedAt ?? '');
        assert(failedAt >= before - 1_000 && failedAt <= Date.now() + 1_000, letter?.failedAt);
        await lagIs(test.broker, subscription, { waiting: 0, dead: 1 });
      });

      it('end with the first that works', async () => {
        const { topics, subscription } = await test.pair();
        const { seen, handler, count } = recorder(({ attempt }) => (attempt < 3 ? retry : done));
        const consumer = await test.broker.subscribe(subscription, 4, handler);
        await test.broker.publish(messages(topics[0], 3), 5_000);
        await count(9);
        await sleep(300);
        await consumer.stop();
        assert.deepEqual(
          seen.map(({ message, attempt }) => [numberOf(message), attempt]),
          [0, 1, 2].flatMap((number) => [1, 2, 3].map((attempt) => [number, attempt])),
        );
        await lagIs(test.broker, subscription, { waiting: 0, dead: 0 });
      });

      it('are not made of what fails for good, which blocks nobody', async () => {
        const { topics, subscription } = await test.pair();
        const { numbers, handler, count } = recorder(({ message }) =>
          numberOf(message) === 1 ? dead : done,
        );
        const consumer = await test.broker.subscribe(subscription, 4, handler);
        const sent = messages(topics[0], 4);
        await test.broker.publish(sent, 5_000);
        await count(4);
        await consumer.stop();
        assert.deepEqual(numbers(), [0, 1, 2, 3]);
        const [letter, ...others] = await test.broker
          .deadLetters(subscription.name)
          .list({ limit: 10 });
        assert.deepEqual(others, []);
        assert.deepEqual(
          [letter?.message, letter?.reason, letter?.attempts],
          [sent[1], 'never', 1],
        );
      });

      it('of a message go on when its consumer stops while it waits', async () => {
        const { topics, subscription } = await test.pair({ backoffMs: [400, 400] });
        const first = recorder(() => retry);
        const other = await test.again();
        const consumer = await other.subscribe(subscription, 4, first.handler);
        await test.broker.publish([message(topics[0])], 5_000);
        await first.count(1);
        await sleep(50);
        const asked = performance.now();
        await consumer.stop();
        assert(performance.now() - asked < 300, 'it did not wait for the pause');
        await lagIs(test.broker, subscription, { waiting: 1, dead: 0 });
        const second = recorder();
        const next = await test.broker.subscribe(subscription, 4, second.handler);
        await second.count(1);
        await next.stop();
      });
    });

    describe('dead letters', () => {
      async function buried(count: number) {
        const pair = await test.pair();
        const { handler } = recorder(() => dead);
        const consumer = await test.broker.subscribe(pair.subscription, 1, handler);
        const sent = messages(pair.topics[0], count);
        await test.broker.publish(sent, 5_000);
        const letters = test.broker.deadLetters(pair.subscription.name);
        await lagIs(test.broker, pair.subscription, { waiting: 0, dead: count });
        await consumer.stop();
        return { ...pair, sent, letters };
      }

      it('are listed in pages, the oldest first, as often as one likes', async () => {
        const { letters, sent } = await buried(5);
        const ids = async (limit: number, after?: string) =>
          (await letters.list({ limit, after })).map(({ message }) => message.id);
        for (let round = 0; round < 25; round++) {
          assert.deepEqual(await ids(2), [sent[0]?.id, sent[1]?.id]);
        }
        assert.deepEqual(await ids(2, sent[1]?.id), [sent[2]?.id, sent[3]?.id]);
        assert.deepEqual(await ids(2, sent[3]?.id), [sent[4]?.id]);
        assert.deepEqual(await ids(2, sent[4]?.id), []);
        assert.deepEqual(
          await letters.list({ limit: 10 }),
          await Promise.all(sent.map(({ id }) => letters.get(id))),
        );
      });

      it('are the same for all who read at once', async () => {
        const { sent, subscription } = await buried(3);
        const ids = sent.map(({ id }) => id);
        const lists = await Promise.all(
          Array.from({ length: 10 }, () =>
            test.broker.deadLetters(subscription.name).list({ limit: 10 }),
          ),
        );
        for (const list of lists) {
          assert.deepEqual(
            list.map(({ message }) => message.id),
            ids,
          );
        }
      });

      it('are dropped one by one', async () => {
        const { letters, sent, subscription } = await buried(3);
        assert.equal(await letters.drop(sent[1]?.id ?? ''), true);
        assert.equal(await letters.drop(sent[1]?.id ?? ''), false);
        assert.equal(await letters.get(sent[1]?.id ?? ''), undefined);
        const left = await letters.list({ limit: 10 });
        assert.deepEqual(
          left.map(({ message }) => message.id),
          [sent[0]?.id, sent[2]?.id],
        );
        await lagIs(test.broker, subscription, { waiting: 0, dead: 2 });
      });

      it('are handed again to the subscription that gave them up, and to no other', async () => {
        const { letters, sent, subscription, publisher } = await buried(2);
        const other = { ...subscription, name: `third.${publisher}`, service: 'third' };
        await provisionBroker(test.server.url, { publishers: [], subscriptions: [other] });
        const [id = ''] = sent.map((each) => each.id);
        assert.equal(await letters.replay(id), true);
        assert.equal(await letters.replay(id), false);
        const one = recorder();
        const none = recorder();
        const consumers = [
          await test.broker.subscribe(subscription, 4, one.handler),
          await test.broker.subscribe(other, 4, none.handler),
        ];
        await one.count(1);
        await sleep(100);
        await Promise.all(consumers.map((consumer) => consumer.stop()));
        assert.deepEqual(
          one.seen.map(({ message, attempt }) => [message, attempt]),
          [[sent[0], 1]],
        );
        assert.equal(none.seen.length, 0);
        await lagIs(test.broker, subscription, { waiting: 0, dead: 1 });
      });

      it('may die again', async () => {
        const { letters, sent, subscription } = await buried(1);
        const [id = ''] = sent.map((each) => each.id);
        await letters.replay(id);
        const again = recorder(() => ({ kind: 'dead', reason: 'still never' }));
        const consumer = await test.broker.subscribe(subscription, 1, again.handler);
        await until('its new reason', async () => {
          return (await letters.get(id))?.reason === 'still never';
        });
        await consumer.stop();
        assert.equal((await letters.list({ limit: 10 })).length, 1);
      });

      it('may die again faster than they are replayed', async () => {
        const { letters, sent, subscription } = await buried(30);
        const [id = ''] = sent.map((each) => each.id);
        const again = recorder(() => ({ kind: 'dead', reason: 'still never' }));
        const consumer = await test.broker.subscribe(subscription, 1, again.handler);
        for (let count = 1; count <= 20; count++) {
          assert.equal(await letters.replay(id), true);
          await until('it is handled', () => again.seen.length === count);
          await until('it is dead', async () => (await letters.get(id))?.reason === 'still never');
        }
        await consumer.stop();
        assert.equal((await letters.list({ limit: 100 })).length, sent.length);
      });
    });

    describe('provisioning', () => {
      it('can be done again, by several at once, while messages wait', async () => {
        const { topics, subscription, topology } = await test.pair();
        await test.broker.publish(messages(topics[0], 3), 5_000);
        await Promise.all([1, 2, 3].map(() => provisionBroker(test.server.url, topology)));
        const { numbers, handler, count } = recorder();
        const consumer = await test.broker.subscribe(subscription, 1, handler);
        await count(3);
        await consumer.stop();
        assert.deepEqual(numbers(), [0, 1, 2]);
      });

      it('adds a topic to a subscription, and takes none away', async () => {
        const { topics, subscription, topology } = await test.pair();
        const { handler, seen, count } = recorder();
        const consumer = await test.broker.subscribe(subscription, 1, handler);
        const more = { ...subscription, topics: [topics[1]] };
        await provisionBroker(test.server.url, { ...topology, subscriptions: [more] });
        await test.broker.publish([message(topics[0]), message(topics[1])], 5_000);
        await count(2);
        await consumer.stop();
        assert.deepEqual(
          seen.map(({ message }) => message.topic),
          [...topics],
        );
      });

      it('is refused where nobody can', async () => {
        const { topology } = await test.pair({ provisioned: false });
        const wrong = new URL(test.server.url);
        wrong.password = 'wrong';
        await assert.rejects(provisionBroker(wrong.href, topology), { kind: 'refused' });
      });
    });

    describe('a broker that is away', () => {
      it('is said to be, in time', async () => {
        const url = new URL(test.server.url);
        url.port = '1';
        const away = await test.again({ url: url.href });
        const { topics, subscription } = await test.pair({ provisioned: false });
        const { handler } = recorder();
        const consumer = await away.subscribe(subscription, 1, handler);
        const unavailable = (error: unknown) =>
          error instanceof BrokerError && error.kind === 'unavailable';
        const asked = performance.now();
        await assert.rejects(away.ping(300), unavailable);
        await assert.rejects(away.publish([message(topics[0])], 300), unavailable);
        assert(performance.now() - asked < 2_000);
        await consumer.stop();
        await away.close();
      });

      it('is not one that answers', async () => {
        await test.broker.ping(5_000);
      });
    });

    describe('capabilities', () => {
      it('holdsBack: whose messages wait while one is retried', async () => {
        const { holdsBack } = test.broker.capabilities;
        const { topics, subscription } = await test.pair({ backoffMs: [4_000] });
        const { seen, handler, count } = recorder(({ message }) =>
          message.key === 'poison' ? retry : done,
        );
        const consumer = await test.broker.subscribe(subscription, 2, handler);
        const poison = (length: number) =>
          Array.from({ length }, () => message(topics[0], { key: 'poison' }));
        const others = (from: number) =>
          Array.from({ length: 64 }, (_, index) =>
            message(topics[0], { key: `other${from + index}` }),
          );
        await test.broker.publish(poison(10), 5_000);
        await count(1);
        await test.broker.publish(others(0), 5_000);
        await sleep(700);
        const few = seen.length - 1;
        await test.broker.publish(poison(300), 5_000);
        await test.broker.publish(others(64), 5_000);
        await sleep(700);
        const many = seen.length - 1;
        await consumer.stop();
        assert.equal(seen.filter(({ message }) => message.key === 'poison').length, 1);
        if (holdsBack === 'key') assert.deepEqual([few, many], [64, 128]);
        if (holdsBack === 'window') assert.deepEqual([few, many], [64, 64]);
        if (holdsBack === 'partition') assert(few > 32 && few < 64 && many > 64 && many < 128);
      });

      it('replicas: whether they share the work or stand by', async () => {
        const { topics, subscription } = await test.pair();
        const slowly = async () => {
          await sleep(10);
          return done;
        };
        const replicas = [recorder(slowly), recorder(slowly)];
        const consumers = await Promise.all(
          replicas.map(async ({ handler }) =>
            (await test.again()).subscribe(subscription, 2, handler),
          ),
        );
        await sleep(700);
        await test.broker.publish(messages(topics[0], 100, 50), 5_000);
        const counts = () => replicas.map(({ seen }) => seen.length);
        await until('100 deliveries', () => counts().reduce((sum, count) => sum + count) === 100);
        const idle = counts().filter((count) => count === 0).length;
        assert.equal(idle, test.broker.capabilities.replicas === 'parallel' ? 0 : 1);
        // Whoever stood by goes on when the other one leaves.
        const [active = 0] = counts()
          .map((count, index) => ({ count, index }))
          .sort((a, b) => b.count - a.count)
          .map(({ index }) => index);
        await consumers[active]?.stop();
        await test.broker.publish(messages(topics[0], 10, 10), 5_000);
        await until('10 more', () => counts().reduce((sum, count) => sum + count) === 110);
        await Promise.all(consumers.map((consumer) => consumer.stop()));
      });

      it('deduplicatesForMs: whether an id comes twice that is published twice', async () => {
        const { topics, subscription } = await test.pair();
        const { handler, count, seen } = recorder();
        const consumer = await test.broker.subscribe(subscription, 2, handler);
        const once = message(topics[0]);
        await test.broker.publish([once], 5_000);
        await test.broker.publish([once], 5_000);
        await test.broker.publish([message(topics[0], { number: 1 })], 5_000);
        const expected = test.broker.capabilities.deduplicatesForMs > 0 ? 2 : 3;
        await count(expected);
        await sleep(100);
        await consumer.stop();
        assert.equal(seen.length, expected);
      });

      it('keepsHistory: whether a new subscription can start with the past', async () => {
        const { topics, subscription, topology, publisher } = await test.pair();
        await test.broker.publish(messages(topics[0], 3), 5_000);
        const past = { ...subscription, name: `past.${publisher}`, service: 'past', history: true };
        const now = { ...subscription, name: `now.${publisher}`, service: 'now' };
        await provisionBroker(test.server.url, { ...topology, subscriptions: [past, now] });
        await test.broker.publish([message(topics[0], { number: 3, key: 'k0' })], 5_000);
        const [ofPast, ofNow] = [recorder(), recorder()];
        const consumers = [
          await test.broker.subscribe(past, 1, ofPast.handler),
          await test.broker.subscribe(now, 1, ofNow.handler),
        ];
        const expected = test.broker.capabilities.keepsHistory ? [0, 1, 2, 3] : [3];
        await Promise.all([ofPast.count(expected.length), ofNow.count(1)]);
        await sleep(100);
        await Promise.all(consumers.map((consumer) => consumer.stop()));
        assert.deepEqual(ofPast.numbers(), expected);
        assert.deepEqual(ofNow.numbers(), [3]);
      });

      it('permissions: whether a service can be kept to its own', async (t) => {
        const { urlFor } = test.server;
        if (urlFor === undefined) return t.skip('needs a server of its own');
        const { publisher, consumer: service, topics, subscription, topology } = await test.pair();
        const stranger = await test.pair();
        const account = async (name: string) =>
          test.again({ url: await urlFor(name, topology), name });
        const publishing = await account(publisher);
        const consuming = await account(service);

        const { handler, count, seen } = recorder(({ attempt }) => (attempt > 1 ? dead : retry));
        await consuming.subscribe(subscription, 1, handler);
        const own = message(topics[0]);
        await publishing.publish([own], 5_000);
        await count(2);
        const letters = consuming.deadLetters(subscription.name);
        await until('its dead letter', async () => (await letters.get(own.id)) !== undefined);
        assert.equal(await letters.replay(own.id), true);
        await count(4);
        await until('it again', async () => letters.drop(own.id));

        const foreign = await publishing.publish([message(stranger.topics[0])], 1_000).then(
          () => 'stored',
          ({ kind }) => kind,
        );
        const read = recorder();
        const spying = await consuming.subscribe(stranger.subscription, 1, read.handler);
        await test.broker.publish([message(stranger.topics[0])], 5_000);
        if (test.broker.capabilities.permissions) {
          assert.equal(foreign, 'refused');
          await sleep(500);
          assert.equal(read.seen.length, 0);
          await lagIs(test.broker, stranger.subscription, { waiting: 1, dead: 0 });
        } else {
          assert.equal(foreign, 'stored');
          await read.count(2);
        }
        await spying.stop();
        assert.equal(seen.length, 4);
        await Promise.all([publishing.close(), consuming.close()]);
      });
    });

    it('counts what waits, what is being handled and what is dead', async () => {
      const { topics, subscription } = await test.pair();
      const { promise: end, resolve } = Promise.withResolvers<Verdict>();
      const { handler, count } = recorder(({ message }) => (numberOf(message) < 2 ? dead : end));
      await test.broker.publish(messages(topics[0], 50, 50), 5_000);
      const consumer = await test.broker.subscribe(subscription, 50, handler);
      await count(4);
      await lagIs(test.broker, subscription, { waiting: 48, dead: 2 });
      resolve(done);
      await consumer.stop();
    });
  });
});

function sizeBeside({ id, topic, key, attributes }: ReturnType<typeof message>): number {
  return [id, topic, key, ...Object.entries(attributes).flat()].join('').length;
}

/** A broker may tell with some delay. */
async function lagIs(broker: Broker, { name }: SubscriptionModel, expected: Lag): Promise<void> {
  let lag = await broker.lag(name);
  for (const end = performance.now() + 10_000; performance.now() < end; await sleep(20)) {
    lag = await broker.lag(name);
    if (isDeepStrictEqual(lag, expected)) return;
  }
  assert.deepEqual(lag, expected);
}
