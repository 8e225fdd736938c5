import assert from 'node:assert/strict';
import { afterEach, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { INVALID_SPAN_CONTEXT, trace } from '@opentelemetry/api';
import { BrokerError } from '../../src/broker/errors.ts';
import type { Message } from '../../src/broker/port.ts';
import { Outbox } from '../../src/events/outbox.ts';
import { Relay } from '../../src/events/relay.ts';
import type { Store } from '../../src/store/port.ts';
import { onEveryStore, type TestStore } from '../store/stores.ts';
import { defineOutbox, event, integer, text } from './outboxes.ts';

const counted = event('thing-counted', { thing: text, number: integer });
const span = trace.wrapSpanContext(INVALID_SPAN_CONTEXT);

/** A broker that keeps what it is given, and does as the test says first. */
class Recorder {
  readonly kind = 'recorder';
  readonly messages: Message[] = [];
  batches = 0;
  first: (messages: readonly Message[]) => Promise<void> | void = () => {};

  async publish(messages: readonly Message[]): Promise<void> {
    this.batches += 1;
    await this.first(messages);
    this.messages.push(...messages);
  }

  /** What came, by key. */
  numbers(): Map<string, number[]> {
    const found = new Map<string, number[]>();
    for (const { key, data } of this.messages) {
      found.set(key, [...(found.get(key) ?? []), JSON.parse(data).number]);
    }
    return found;
  }
}

describe('the relay', () => {
  onEveryStore((test) => {
    before(() => defineOutbox(test));
    const started: Relay[] = [];
    afterEach(async () => {
      await Promise.all(started.splice(0).map((relay) => relay.stop()));
      await test.store.query('DELETE FROM "outbox"');
    });

    const logs: string[] = [];
    const log = {
      info: (_: object, message: string) => void logs.push(message),
      warn: (_: object, message: string) => void logs.push(message),
    } as unknown as ConstructorParameters<typeof Relay>[0]['log'];

    function start(broker: Recorder, outbox: Outbox, store = test.store): Relay {
      const relay = new Relay({ outbox, store, broker, log });
      started.push(relay);
      return relay;
    }
    const write = (outbox: Outbox, thing: string, number: number, store: Store = test.store) =>
      store.transaction((tx) =>
        outbox.publish(tx, 'thing-counted', { thing, number }, { now: new Date(), span }),
      );
    const left = async () => (await test.store.query('SELECT 1 FROM "outbox"')).length;
    const ofTest = () => new Outbox('test', [counted]);

    it('sends what is written, at once, and removes it', async () => {
      const [outbox, broker] = [ofTest(), new Recorder()];
      start(broker, outbox);
      await sleep(50);
      const began = performance.now();
      await write(outbox, 'a', 1);
      await until(() => broker.messages.length === 1);
      assert(performance.now() - began < 1_000, 'it was woken');
      await until(async () => (await left()) === 0);
      const [message] = broker.messages;
      assert.equal(message?.topic, 'test.thing-counted.v1');
      assert.equal(message?.attributes.source, '/services/test');
    });

    it('sends what was there before it', async () => {
      const [outbox, broker] = [ofTest(), new Recorder()];
      for (let number = 0; number < 300; number++) await write(outbox, `k${number % 7}`, number);
      start(broker, outbox);
      await until(async () => (await left()) === 0);
      assert.equal(broker.messages.length, 300);
      for (const numbers of broker.numbers().values()) assert.deepEqual(numbers, sorted(numbers));
    });

    it('keeps a row until the broker has it, and the order of its key', async () => {
      const [outbox, broker] = [ofTest(), new Recorder()];
      broker.first = () => {
        if (broker.batches % 3 !== 0) throw new BrokerError('unavailable');
      };
      start(broker, outbox);
      for (let number = 0; number < 20; number++) await write(outbox, `k${number % 3}`, number);
      await until(async () => (await left()) === 0);
      for (const numbers of broker.numbers().values()) assert.deepEqual(numbers, sorted(numbers));
      assert.equal(broker.messages.length, 20);
    });

    it('says once that the broker is away, and once that it is back', async () => {
      logs.length = 0;
      const [outbox, broker] = [ofTest(), new Recorder()];
      let isAway = true;
      broker.first = () => {
        if (isAway) throw new BrokerError('unavailable');
      };
      start(broker, outbox);
      await write(outbox, 'a', 1);
      await until(() => broker.batches >= 4);
      assert.deepEqual(logs, ['events cannot be sent: they wait in the outbox']);
      // Writing goes on, and does not hurry it.
      const tried = broker.batches;
      for (let number = 2; number < 30; number++) await write(outbox, 'a', number);
      assert(broker.batches - tried <= 3, `${broker.batches - tried} attempts while waiting`);
      isAway = false;
      await until(async () => (await left()) === 0);
      assert.deepEqual(logs.slice(1), ['events are sent again']);
      assert.deepEqual(broker.numbers().get('a')?.length, 29);
    });

    it('stops after the batch that is on its way', async () => {
      const [outbox, broker] = [ofTest(), new Recorder()];
      const begun = Promise.withResolvers<void>();
      const ack = Promise.withResolvers<void>();
      broker.first = () => {
        begun.resolve();
        return ack.promise;
      };
      const relay = start(broker, outbox);
      await write(outbox, 'a', 1);
      await begun.promise;
      const stopped = relay.stop();
      if (test.store.capabilities.shared) await write(outbox, 'a', 2);
      ack.resolve();
      await stopped;
      assert.equal(broker.messages.length, 1);
      assert.equal(await left(), test.store.capabilities.shared ? 1 : 0);
    });

    it('stops at once while the broker is away', async () => {
      const [outbox, broker] = [ofTest(), new Recorder()];
      broker.first = () => {
        throw new BrokerError('unavailable');
      };
      const relay = start(broker, outbox);
      await write(outbox, 'a', 1);
      await until(() => broker.batches > 5);
      const began = performance.now();
      await relay.stop();
      assert(performance.now() - began < 100);
    });

    it('leaves the order of each key as it is, with replicas', { skip: lonely(test) }, async () => {
      const broker = new Recorder();
      broker.first = () => sleep(Math.random() * 5);
      const replicas = await Promise.all(
        [1, 2, 3].map(async () => ({ outbox: ofTest(), store: await test.again() })),
      );
      for (const { outbox, store } of replicas) start(broker, outbox, store);
      // One writer a key, as the lock on a row makes it, whichever replica that is each time.
      await Promise.all(
        ['a', 'b', 'c', 'd', 'e', 'f'].map(async (key, index) => {
          for (let number = 0; number < 60; number++) {
            const replica = replicas[(index + number) % 3];
            if (replica) await write(replica.outbox, key, number, replica.store);
          }
        }),
      );
      await until(() => broker.messages.length >= 360, 8_000);
      const expected = Array.from({ length: 60 }, (_, number) => number);
      for (const [key, numbers] of broker.numbers()) assert.deepEqual(numbers, expected, key);
    });

    it('sends what others leave to it, as soon as it can', { skip: lonely(test) }, async () => {
      const [mine, broker] = [ofTest(), new Recorder()];
      const begun = Promise.withResolvers<void>();
      const ack = Promise.withResolvers<void>();
      broker.first = () => {
        begun.resolve();
        return ack.promise;
      };
      start(broker, mine);
      // Asleep, so that being woken is over when the others write.
      await sleep(50);
      await write(mine, 'a', 1);
      await begun.promise;
      const [theirs, other] = [ofTest(), new Recorder()];
      start(other, theirs, await test.again());
      await write(theirs, 'a', 2);
      await sleep(100);
      assert.deepEqual(other.messages, [], 'somebody else has the lane');
      ack.resolve();
      await until(() => broker.messages.length === 2, 1_000);
    });

    it('sends what was written first and committed last', { skip: lonely(test) }, async () => {
      const [outbox, broker] = [ofTest(), new Recorder()];
      const slow = await test.again();
      const written = Promise.withResolvers<void>();
      const commit = Promise.withResolvers<void>();
      const first = slow.transaction(async (tx) => {
        await outbox.publish(
          tx,
          'thing-counted',
          { thing: 'a', number: 1 },
          { now: new Date(), span },
        );
        written.resolve();
        await commit.promise;
      });
      await written.promise;
      // It is committed between the look and the removal.
      broker.first = () => {
        commit.resolve();
        return first;
      };
      await write(outbox, 'a', 2);
      start(broker, outbox);
      await until(() => broker.messages.length === 2);
      await until(async () => (await left()) === 0);
    });

    it('takes over what a replica left', { skip: lonely(test) }, async () => {
      const [outbox, broker] = [ofTest(), new Recorder()];
      start(broker, outbox);
      await sleep(50);
      // Written by a process that cannot wake this one.
      await write(ofTest(), 'a', 1);
      await until(() => broker.messages.length === 1, 7_000);
    });
  });
});

function lonely({ kind }: TestStore): string | false {
  return kind === 'sqlite' && 'one process has it';
}

function sorted(numbers: readonly number[]): number[] {
  return [...numbers].sort((a, b) => a - b);
}

async function until(ready: () => boolean | Promise<boolean>, timeoutMs = 5_000): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  while (!(await ready())) {
    assert(performance.now() < deadline, 'waited in vain');
    await sleep(5);
  }
}
