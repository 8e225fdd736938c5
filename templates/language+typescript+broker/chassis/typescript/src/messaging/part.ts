import { brokerSchemes, openBroker } from '../broker/index.ts';
import { type Setting, url } from '../config.ts';
import type { Outbox } from '../events/outbox.ts';
import { Relay } from '../events/relay.ts';
import type { Part } from '../part.ts';

/** What a service tells others, and what it listens to. */
export interface Messaging {
  outbox?: Outbox;
}

/** @param schemes of the addresses that the brokers of this build understand */
function brokerUrl(schemes: readonly string[]): Setting<string> {
  return url(schemes, { secret: true });
}

/**
 * Connects a service to its broker. On the way down nothing more is taken from the broker first; then
 * the relay ends its batch, and the broker is closed.
 */
export function messaging({ outbox }: Messaging): Part<{ BROKER_URL: Setting<string> }> {
  return {
    settings: { BROKER_URL: brokerUrl(brokerSchemes) },
    async start({ BROKER_URL }, { model, store, log }) {
      const broker = await openBroker(BROKER_URL, { name: model.name, log });
      const relay = outbox && new Relay({ outbox, store, broker, log });
      return [
        { name: 'relay', run: () => relay?.stop() },
        { name: 'broker', run: () => broker.close() },
      ];
    },
  };
}
