import { catalog } from '../catalog/index.ts';
import { type Listing, list } from '../commands/list.ts';

/**
 * Everything that a blueprint can choose from, as `create-microservices list --json` prints it: databases,
 * brokers, field types and so on, each with a label and half a sentence for whoever has to choose.
 */
export function listOptions(): Listing {
  return list(catalog);
}
