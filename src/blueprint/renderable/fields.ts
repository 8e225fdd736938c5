import type { Catalog } from '../../catalog/index.ts';
import type { Finding, Path } from '../finding.ts';
import { quote } from '../quote.ts';
import type { Blueprint, Field, Service } from '../types.ts';

/** What the store of a service, or the chassis, cannot do with a field. */
export function fieldFindings({ services }: Blueprint, catalog: Catalog): Finding[] {
  return services.flatMap((service) => [
    ...service.entities.flatMap(({ name, fields }) => {
      const path = ['services', service.name, 'entities', name, 'fields'];
      return fields.flatMap((field) => unordered(service, field, [...path, field.name], catalog));
    }),
    ...service.valueObjects.flatMap(({ name, fields }) => {
      const path = ['services', service.name, 'entities', name, 'fields'];
      return fields.flatMap((field) => nestedSecret(field, [...path, field.name], catalog));
    }),
  ]);
}

function unordered(service: Service, field: Field, path: Path, catalog: Catalog): Finding[] {
  const store = catalog.fieldTypes[field.type].stores[service.datastore];
  if (!store || store.ordered || !(field.unique || field.index)) return [];
  const mark = field.unique ? 'unique' : 'index';
  return [
    {
      code: 'not-rendered',
      message: `${quote(field.name)} is ${mark}, and ${service.datastore} can't compare values of type ${field.type}`,
      hint: `Leave out ${mark}, keep the number as an integer of its smallest unit, or choose another datastore.`,
      path: [...path, mark],
    },
  ];
}

function nestedSecret(field: Field, path: Path, catalog: Catalog): Finding[] {
  const { label, rendered } = catalog.features.nestedSecrets;
  if (!field.secret || rendered) return [];
  return [
    {
      code: 'not-rendered',
      message: `${quote(field.name)}: this version does not render ${label}`,
      hint: 'Keep the secret in the entity itself.',
      path: [...path, 'secret'],
    },
  ];
}
