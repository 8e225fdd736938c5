import { brokerSchemes, openBroker } from '../broker/index.ts';
import { integer, type Setting, url } from '../config.ts';
import type { Subscription } from '../consumers/model.ts';
import { startConsumers } from '../consumers/start.ts';
import type { Outbox } from '../events/outbox.ts';
import { Relay } from '../events/relay.ts';
import type { Part } from '../part.ts';

/** What a service tells others, and what it listens to. */
export interface Messaging {
  outbox?: Outbox;
  subscriptions?: readonly Subscription[];
}

/** @param schemes of the addresses that the brokers of this build understand */
function brokerUrl(schemes: readonly string[]): Setting<string> {
  return url(schemes, { secret: true });
}

const consumerSettings = {
  CONSUMER_CONCURRENCY: integer({ min: 1, max: 1_000 }, 32),
  CONSUMER_TIMEOUT_MS: integer({ min: 1, max: 3_600_000 }, 10_000),
};

type MessagingSettings = { BROKER_URL: Setting<string> } & typeof consumerSettings;

/**
 * Connects a service to its broker. On the way down nothing more is taken from the broker first; then
 * the relay ends its batch, and the broker is closed.
 */
export function messaging({ outbox, subscriptions = [] }: Messaging): Part<MessagingSettings> {
  return {
    settings: { BROKER_URL: brokerUrl(brokerSchemes), ...consumerSettings },
    uses: subscriptions
      .flatMap(({ events }) => events)
      .flatMap(({ effects }) => effects.flatMap(({ uses = [] }) => uses)),
    async start(values, { model, store, resources, log }) {
      const broker = await openBroker(values.BROKER_URL, {
        name: model.knownAs ?? model.name,
        log,
      });
      const relay = outbox && new Relay({ outbox, store, broker, log });
      const consumers = await startConsumers({
        subscriptions,
        broker,
        store,
        resources,
        log,
        concurrency: values.CONSUMER_CONCURRENCY,
        timeoutMs: values.CONSUMER_TIMEOUT_MS,
      });
      return [
        { name: 'consumers', run: () => consumers.stop() },
        { name: 'relay', run: () => relay?.stop() },
        { name: 'broker', run: () => broker.close() },
      ];
    },
  };
}
