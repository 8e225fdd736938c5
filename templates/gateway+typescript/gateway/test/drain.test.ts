import assert from 'node:assert/strict';
import { Agent, get } from 'node:http';
import { describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { gatewayFor } from './support/gateway.ts';
import { httpServer } from './support/upstream.ts';

describe('the end of a gateway', () => {
  test('under load no request fails', async (t) => {
    const upstream = await httpServer(t, (_request, response) => {
      setTimeout(() => response.end('ok'), 5);
    });
    const gateway = await gatewayFor(t, upstream.url);
    const agent = new Agent({ keepAlive: true });
    let served = 0;
    let over = false;
    const failures: unknown[] = [];

    /** One after the other on a kept connection, as clients behind a load balancer do. */
    async function client(): Promise<void> {
      while (!over) {
        await new Promise<void>((resolve) => {
          get(`${gateway.origin}/notes`, { agent }, (answer) => {
            if (answer.statusCode !== 200) failures.push(answer.statusCode);
            answer.resume().on('end', () => {
              served += 1;
              resolve();
            });
          }).on('error', (error) => {
            failures.push(error);
            resolve();
          });
        });
      }
    }

    const clients = Array.from({ length: 20 }, client);
    await sleep(200);
    gateway.drain();
    await sleep(200);
    // The balancer has noticed: nothing new is sent here, what is under way is finished.
    over = true;
    await Promise.all([gateway.close(), ...clients]);
    assert.deepEqual(failures, []);
    assert.ok(served > 20, `${served} requests`);
    agent.destroy();
  });

  test('answers ask clients to leave, from the drain on', async (t) => {
    const upstream = await httpServer(t, (_request, response) => response.end('ok'));
    const gateway = await gatewayFor(t, upstream.url);
    const connection = async (path: string) =>
      (await gateway.fetch(path)).headers.get('connection');
    assert.equal(await connection('/notes'), 'keep-alive');
    gateway.drain();
    assert.equal(await connection('/notes'), 'close');
    assert.equal(await connection('/nowhere'), 'close');
  });

  test('an answer that has begun is finished, and its connection is not waited for', async (t) => {
    const upstream = await httpServer(t, (_request, response) => {
      response.write('begun');
      setTimeout(() => response.end(' and ended'), 200);
    });
    const gateway = await gatewayFor(t, upstream.url);
    const answer = await gateway.fetch('/notes');
    gateway.drain();
    const closed = gateway.close();
    assert.equal(await answer.text(), 'begun and ended');
    const startedAt = performance.now();
    await closed;
    assert.ok(performance.now() - startedAt < 2_000);
    await assert.rejects(gateway.fetch('/notes'));
  });
});
