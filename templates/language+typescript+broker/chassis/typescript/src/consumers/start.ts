import type { Broker, Consumer } from '../broker/port.ts';
import type { Logger } from '../log.ts';
import type { Opened } from '../resource.ts';
import type { Store } from '../store/port.ts';
import { MessageConsumer } from './consumer.ts';
import { Gate } from './gate.ts';
import { observeConsumers } from './metrics.ts';
import type { Subscription } from './model.ts';
import { createMessageObserver } from './observe.ts';

export interface ConsumersOptions {
  subscriptions: readonly Subscription[];
  broker: Broker;
  store: Store;
  /** What the effects use beside it. */
  resources: Pick<Opened, 'get'>;
  log: Logger;
  /** Messages of one subscription that are handled at once, at most. */
  concurrency: number;
  /** What one transaction may take, in ms. */
  timeoutMs: number;
}

/** Everything that a service listens to. */
export interface Consumers {
  /** Takes nothing more; resolves when what is in flight has its verdict at the broker. */
  stop(): Promise<void>;
}

export async function startConsumers(options: ConsumersOptions): Promise<Consumers> {
  const { subscriptions, broker, store, resources, log, concurrency, timeoutMs } = options;
  const gate = new Gate(store);
  const observer = createMessageObserver(log, broker.kind);
  const stopping = new AbortController();
  const metrics = observeConsumers(subscriptions, broker);
  const consumers: Consumer[] = await Promise.all(
    subscriptions.map((subscription) => {
      const { signal } = stopping;
      const { onApplied } = metrics;
      const consumer = new MessageConsumer(subscription, {
        ...{ store, resources, observer, gate, timeoutMs, stopping: signal, onApplied },
      });
      return broker.subscribe(subscription.model, concurrency, (delivery) =>
        consumer.handle(delivery),
      );
    }),
  );
  return {
    async stop() {
      stopping.abort();
      await Promise.all(consumers.map((consumer) => consumer.stop()));
      metrics.stop();
    },
  };
}
