import type { Datastore } from '../blueprint/types.ts';
import { catalog } from '../catalog/index.ts';
import type { Column } from './history.ts';

/** How a store keeps a column: several types are one there, e.g. string and text. */
export function keptAs({ type, array }: Column, store: Datastore): { type: string | undefined } {
  const structured = array || type === 'object';
  return {
    type: structured
      ? catalog.structuredColumn[store]
      : catalog.fieldTypes[type].stores[store]?.column,
  };
}
