import { suggestion } from '../nearest.ts';
import { quote } from '../quote.ts';
import type { RawView } from '../raw.ts';
import type { Datastore, View } from '../types.ts';
import type { ServiceNames } from './directory.ts';
import type { Scope } from './scope.ts';

export function viewOf(
  scope: Scope,
  service: ServiceNames,
  name: string,
  raw: RawView,
  datastore: Datastore,
): View {
  const candidates = [...service.entities.keys(), ...service.replicas.keys()];
  (raw.from ?? []).forEach((source, index) => {
    if (candidates.includes(source)) return;
    scope.report({
      code: 'unknown-entity',
      message: `Service ${service.name} has no entity or replica ${quote(source)}`,
      hint: suggestion(source, candidates),
      path: ['services', service.name, 'views', name, 'from', index],
    });
  });
  return { name, from: raw.from ?? [], store: raw.store ?? datastore };
}
