import { readFileSync } from 'node:fs';
import type { Blueprint } from '../../../src/blueprint/types.ts';
import { blueprintOf } from '../../support/render.ts';

/** A fixture or an example by its path from the root of the project. */
export function blueprintIn(path: string): Blueprint {
  return blueprintOf(readFileSync(path, 'utf8'));
}

export const shop = 'test/fixtures/blueprints/shop.example.yaml';
export const marketplace = 'test/fixtures/blueprints/marketplace.yaml';

/** Services with an entity each, as the body of a blueprint. */
export function town(services: string, rest = ''): Blueprint {
  return blueprintOf(
    `schema: create-microservices/v1\nsystem: { name: town }\nplatform: { broker: nats }\nservices:\n${services}\n${rest}`,
  );
}
