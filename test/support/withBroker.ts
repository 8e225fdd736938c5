import { readBlueprint } from '../../src/blueprint/index.ts';
import type { Blueprint } from '../../src/blueprint/types.ts';
import { type Catalog, catalog } from '../../src/catalog/index.ts';

const everyBroker: Catalog = {
  ...catalog,
  broker: {
    ...catalog.broker,
    options: catalog.broker.options.map((option) => ({ ...option, rendered: true })),
  },
};

/** A system of one service with this broker, whether or not this version offers it. */
export function blueprintWithBroker(broker: string): Blueprint {
  const text = JSON.stringify({
    schema: 'create-microservices/v1',
    system: { name: 'meters' },
    platform: { broker },
    services: { readings: { entities: { Reading: { fields: { value: 'integer' } } } } },
  });
  return readBlueprint(text, 'microservices.yaml', everyBroker).blueprint;
}
