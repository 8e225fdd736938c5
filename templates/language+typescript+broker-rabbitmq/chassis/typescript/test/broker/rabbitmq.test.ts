import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Connection } from 'rabbitmq-client';
import { openBroker, provisionBroker } from '../../src/broker/index.ts';
import type { Broker, Topology } from '../../src/broker/port.ts';
import { lacks, startServer } from './servers/rabbitmq.ts';
import type { TestServer } from './servers/server.ts';
import { done, message, recorder } from './support/messages.ts';

/** What only RabbitMQ can get wrong. */
describe('RabbitMQ', { skip: lacks ?? false }, () => {
  const [heard, unheard] = ['meter.reading-taken.v1', 'meter.meter-moved.v1'];
  const other = 'meter.meter-gone.v1';
  const subscription = {
    name: 'ledger.meter',
    service: 'ledger',
    topics: [heard, other],
    backoffMs: [],
  };
  const topology: Topology = {
    publishers: [{ service: 'meter', topics: [heard, unheard, other] }],
    subscriptions: [subscription],
  };
  let server: TestServer;
  let broker: Broker;

  before(async () => {
    server = await startServer();
    await provisionBroker(server.url, topology);
    broker = await openBroker(server.url, { name: 'test', log: { info() {}, warn() {} } });
  });
  after(async () => {
    await broker.close();
    await server.remove();
  });

  /** As an operator may, and as a server may that is killed while it writes down what it has. */
  async function unbind(topic: string): Promise<void> {
    const connection = new Connection(server.url);
    await connection.queueUnbind({
      exchange: 'events.meter',
      queue: subscription.name,
      routingKey: topic,
    });
    await connection.close();
  }

  it('keeps nothing that nobody listens to', async () => {
    await broker.publish([message(unheard), message(unheard)], 5_000);
    const connection = new Connection(server.url);
    const { messageCount } = await connection.queueDeclare({ queue: 'unheard', passive: true });
    assert.equal(messageCount, 0);
    await connection.close();
  });

  it('acknowledges nothing that somebody listens to and no queue takes', async () => {
    const { seen, handler, count } = recorder(() => done);
    const consumer = await broker.subscribe(subscription, 1, handler);
    const [first, lost, last] = [message(other), message(heard), message(other)];
    await unbind(heard);
    for (let attempt = 0; attempt < 3; attempt++) {
      await assert.rejects(broker.publish([first, lost, last], 5_000), {
        kind: 'refused',
        message: `the broker refuses: no queue takes '${heard}'`,
      });
    }
    await provisionBroker(server.url, topology);
    await broker.publish([first, lost, last], 5_000);
    await count(3);
    await consumer.stop();
    // Nothing twice, though it was tried again and again.
    assert.deepEqual(
      seen.map((delivery) => delivery.message.id),
      [first.id, last.id, lost.id],
    );
  });

  it('hands over what nobody listened to before to whoever does now', async () => {
    const late = { ...subscription, name: 'late.meter', service: 'late', topics: [unheard] };
    await provisionBroker(server.url, { ...topology, subscriptions: [subscription, late] });
    const { seen, handler, count } = recorder(() => done);
    const consumer = await broker.subscribe(late, 1, handler);
    const sent = message(unheard);
    await broker.publish([sent], 5_000);
    await count(1);
    await consumer.stop();
    assert.equal(seen[0]?.message.id, sent.id);
  });
});
