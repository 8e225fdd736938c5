import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Readiness } from '../src/readiness.ts';

function store() {
  const self = {
    pings: 0,
    away: false,
    lacks: [] as string[],
    async ping() {
      self.pings += 1;
      if (self.away) throw new Error('away');
    },
    pending: async () => self.lacks,
  };
  return self;
}

describe('readiness', () => {
  it('begins with the start and ends with the drain', async () => {
    const readiness = new Readiness();
    assert.deepEqual(await readiness.reasons(), ['starting']);
    readiness.started();
    assert.deepEqual(await readiness.reasons(), []);
    readiness.drain();
    readiness.started();
    assert.deepEqual(await readiness.reasons(), ['draining']);
  });

  it('asks the store once a second, however many ask', async () => {
    const own = store();
    const readiness = new Readiness(own);
    readiness.started();
    await Promise.all(Array.from({ length: 50 }, () => readiness.reasons()));
    assert.equal(own.pings, 1);
    own.away = true;
    assert.deepEqual(await readiness.reasons(), []);
    await sleep(1_050);
    assert.deepEqual(await readiness.reasons(), ['store']);
    assert.equal(own.pings, 2);
  });

  it('needs the migrations of this build', async () => {
    const own = store();
    own.lacks = ['0002_more.sql'];
    const readiness = new Readiness(own);
    readiness.started();
    assert.deepEqual(await readiness.reasons(), ['migrations']);
  });

  it('does not wait for a store that says nothing', async () => {
    const silent = { ping: () => new Promise<void>(() => {}), pending: async () => [] };
    const readiness = new Readiness(silent);
    readiness.started();
    const started = performance.now();
    assert.deepEqual(await readiness.reasons(), ['store']);
    assert.ok(performance.now() - started < 1_500);
  });
});
