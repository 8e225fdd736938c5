import type { Blueprint, Datastore } from '../blueprint/types.ts';

/** URL schemes by which the chassis tells its stores apart. */
const schemes: Partial<Record<Datastore, string[]>> = {
  postgres: ['postgres:', 'postgresql:'],
  sqlite: ['file:'],
};

/** The stores that services of a language use, sorted. */
export function storesOf(blueprint: Blueprint, language: string) {
  const used = blueprint.services
    .filter((service) => service.language === language)
    .map(({ datastore }) => datastore);
  return [...new Set(used)].sort().map((id) => ({ id, schemes: schemes[id] ?? [] }));
}
