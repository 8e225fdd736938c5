import type { Finding, Path } from '../finding.ts';
import { kebab, snake } from '../names/case.ts';
import { quote } from '../quote.ts';
import type { Blueprint, Entity, Service } from '../types.ts';

interface Named {
  name: string;
  path: Path;
  what: string;
}

/** Names that are two in the blueprint and would be one in a file, a table or a column. */
export function checkCollisions({ services }: Blueprint): Finding[] {
  return services.flatMap((service) => [
    ...collisions(filesOf(service), kebab, 'file'),
    ...service.entities.flatMap((entity) => columnCollisions(service, entity)),
  ]);
}

/** Everything of a service that has files of its own; implied operations live with their entity. */
function filesOf(service: Service): Named[] {
  const path = ['services', service.name];
  const all = (section: string, what: string, list: { name: string }[]) =>
    list.map(({ name }) => ({ name, what, path: [...path, section, name] }));
  return [
    ...all('entities', 'entity', service.entities),
    ...all('entities', 'value object', service.valueObjects),
    ...all('replicas', 'replica', service.replicas),
    ...all('views', 'view', service.views),
    ...all(
      'operations',
      'operation',
      service.operations.filter(({ crud }) => !crud),
    ),
    ...service.subscribes.flatMap(({ handler }, index) =>
      handler === undefined
        ? []
        : [{ name: handler, what: 'handler', path: [...path, 'subscribes', index] }],
    ),
  ];
}

function columnCollisions(service: Service, entity: Entity): Finding[] {
  const path = ['services', service.name, 'entities', entity.name, 'fields'];
  const fields = entity.fields.map(({ name }) => ({ name, what: 'field', path: [...path, name] }));
  return collisions(fields, snake, 'column');
}

function collisions(list: Named[], form: (name: string) => string, target: string): Finding[] {
  const taken = new Map<string, Named>();
  return list.flatMap((named) => {
    const key = form(named.name);
    const first = taken.get(key);
    if (!first) {
      taken.set(key, named);
      return [];
    }
    const same = first.name === named.name;
    return [
      {
        code: 'collision',
        message: same
          ? `${quote(named.name)} is the name of two things: ${first.what} and ${named.what}`
          : `The ${first.what} ${quote(first.name)} and the ${named.what} ${quote(named.name)} would both be the ${target} ${quote(key)}`,
        hint: 'Rename one.',
        path: named.path,
        at: 'key' as const,
      },
    ];
  });
}
