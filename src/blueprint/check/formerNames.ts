import type { Finding, Path } from '../finding.ts';
import { snake } from '../names/case.ts';
import { quote } from '../quote.ts';
import type { Blueprint } from '../types.ts';

interface Named {
  name: string;
  was?: string;
}

/** `was` names something that is gone: what is still there cannot have become something else. */
export function checkFormerNames({ services }: Blueprint): Finding[] {
  return [
    ...formerNames(services, 'service', ['services']),
    ...services.flatMap(({ name, entities, valueObjects, events }) => {
      const path = ['services', name];
      const kinds = [...entities, ...valueObjects];
      return [
        ...formerNames(kinds, 'entity', [...path, 'entities']),
        ...kinds.flatMap((kind) =>
          formerNames(kind.fields, 'field', [...path, 'entities', kind.name, 'fields']),
        ),
        ...formerNames(events, 'event', [...path, 'events']),
      ];
    }),
  ];
}

function formerNames(list: readonly Named[], what: string, path: Path): Finding[] {
  const taken = new Map(list.map(({ name }) => [snake(name), name]));
  return list.flatMap(({ name, was }): Finding[] => {
    if (was === undefined) return [];
    const place = { code: 'was' as const, path: [...path, name, 'was'] };
    const other = taken.get(snake(was));
    if (other !== undefined) {
      const isItself = other === name;
      return [
        {
          ...place,
          message: isItself
            ? `The ${what} ${quote(name)} cannot have been ${quote(was)}: that is the same name`
            : `The ${what} ${quote(name)} cannot have been ${quote(was)}, which is still there`,
          hint: isItself
            ? 'Leave out was.'
            : what === 'service'
              ? 'Of the two, one has the database and the messages of that name: give the other one another name, and no was.'
              : `Rename ${quote(other)} first, apply, and then this one; or leave out was.`,
        },
      ];
    }
    taken.set(snake(was), was);
    return [];
  });
}
