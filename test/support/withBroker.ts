import type { Blueprint } from '../../src/blueprint/types.ts';
import { blueprintOf } from './render.ts';

/** Two services that need this broker: one listens to the other. */
export function blueprintWithBroker(broker: string): Blueprint {
  return blueprintOf(
    JSON.stringify({
      schema: 'create-microservices/v1',
      system: { name: 'metering' },
      platform: { broker },
      services: {
        meters: { entities: { Meter: { fields: { place: 'string' } } } },
        ledger: {
          entities: { Reading: { fields: { value: 'integer' } } },
          replicas: { KnownMeter: { of: 'meters.Meter', fields: ['place'] } },
        },
      },
    }),
  );
}
