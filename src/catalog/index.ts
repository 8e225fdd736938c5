import { broker } from './brokers.ts';
import { ci } from './ci.ts';
import { datastore } from './datastores.ts';
import { features } from './features.ts';
import { fieldTypes } from './fieldTypes.ts';
import { language } from './languages.ts';
import { packageManager } from './packageManagers.ts';
import { deploy, identity, mtls, rateLimitStore, transport } from './platform.ts';
import type { Axis, Catalog, Option } from './types.ts';

export { actions, pinned } from './actions.ts';
export { substituteBroker } from './brokers.ts';
export { monitoringImages } from './monitoring.ts';
export { places } from './places.ts';
export type * from './types.ts';

/** What can be chosen in this version. Data only. */
export const catalog: Catalog = {
  language,
  datastore,
  transport,
  broker,
  identity,
  ci,
  deploy,
  packageManager,
  mtls,
  rateLimitStore,
  fieldTypes,
  structuredColumn: { postgres: 'jsonb', sqlite: 'text' },
  features,
};

/** The option of that id; throws for an id that the JSON Schema would not have let through. */
export function optionOf<O extends Option>(axis: Axis<O>, id: string): O {
  const found = axis.options.find((option) => option.id === id);
  if (!found) throw new Error(`${axis.id} has no option ${id}`);
  return found;
}

/** The preferred option among those that are rendered; undefined where none is. */
export function defaultOption<O extends Option>(axis: Axis<O>): O | undefined {
  for (const id of axis.preference) {
    const option = optionOf(axis, id);
    if (option.rendered) return option;
  }
  return undefined;
}

export function renderedOptions<O extends Option>(axis: Axis<O>): O[] {
  return axis.options.filter((option) => option.rendered);
}
