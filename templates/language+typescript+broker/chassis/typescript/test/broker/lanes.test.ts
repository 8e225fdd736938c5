import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Held, Lanes } from '../../src/broker/lanes.ts';
import { suspiciousDeliveries } from '../../src/broker/limits.ts';
import { done, message, numberOf } from './support/messages.ts';

describe('lanes', () => {
  // Whatever the steps in which a lane ends: the next message comes between any two of them.
  for (const steps of Array.from({ length: 16 }, (_, index) => index)) {
    it(`handle what comes ${steps} steps after the last of its key`, async () => {
      assert.deepEqual(await handledOfTwo({ steps, redeliveries: 0 }), [0, 1]);
    });

    it(`handle what comes ${steps} steps after the last suspect`, async () => {
      assert.deepEqual(await handledOfTwo({ steps, redeliveries: suspiciousDeliveries }), [0, 1]);
    });
  }
});

/** The second message is added so many microtasks after the first one is settled. */
async function handledOfTwo(parts: { steps: number; redeliveries: number }): Promise<number[]> {
  const handled: number[] = [];
  const { promise: settled, resolve } = Promise.withResolvers<void>();
  const lanes = new Lanes<Held>({
    concurrency: 1,
    backoffMs: [],
    handler: async (delivery) => {
      handled.push(numberOf(delivery.message));
      return done;
    },
    settle: { done: () => resolve(), dead: async () => {}, retry: () => true },
    onLost: (_, error) => assert.fail(String(error)),
  });
  const held = (number: number, redeliveries: number): Held => {
    const { signal } = new AbortController();
    return { message: message('meter.read.v1', { number }), failures: 0, redeliveries, signal };
  };
  lanes.add(held(0, parts.redeliveries));
  await settled;
  for (let step = 0; step < parts.steps; step++) await undefined;
  lanes.add(held(1, 0));
  await new Promise(setImmediate);
  await lanes.stop();
  return handled;
}
