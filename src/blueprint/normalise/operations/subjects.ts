import { suggestion } from '../../nearest.ts';
import { quote } from '../../quote.ts';
import type { Entity } from '../../types.ts';
import type { OperationPlace } from './place.ts';

export interface Subjects {
  reads: string[];
  writes: string[];
  /** The entity that the operation is about; undefined where that is a replica, or nothing. */
  main: Entity | undefined;
}

/** What the operation reads and writes, all of it the service's own. */
export function subjectsOf(place: OperationPlace): Subjects {
  const { service, entities, raw } = place;
  const readable = [...entities.keys(), ...service.views.keys(), ...service.replicas.keys()];
  const reads = (raw.reads ?? []).filter((name, index) =>
    readable.includes(name) ? true : unknown(place, 'reads', index, name, readable),
  );
  const writes = (raw.writes ?? []).filter((name, index) =>
    entities.has(name) ? true : unknown(place, 'writes', index, name, [...entities.keys()]),
  );
  // The first as it was written: where that is unknown, the second must not take its place.
  return { reads, writes, main: mainOf(place, raw.writes?.[0] ?? raw.reads?.[0]) };
}

function mainOf({ entities, service }: OperationPlace, name: string | undefined) {
  if (name === undefined) return undefined;
  const first = service.views.get(name)?.from?.[0];
  return entities.get(name) ?? (first === undefined ? undefined : entities.get(first));
}

function unknown(
  place: OperationPlace,
  word: 'reads' | 'writes',
  index: number,
  name: string,
  candidates: string[],
): false {
  const { service, scope } = place;
  const sections = ['entities', 'views', 'replicas'];
  if (sections.some((section) => scope.faults.around(['services', service.name, section, name]))) {
    return false;
  }
  const message = `Service ${service.name} has nothing named ${quote(name)} that ${place.name} could ${word === 'reads' ? 'read' : 'write'}`;
  const path = [...place.path, word, index];
  const whole = service.valueObjects.get(name)?.partOf;
  const owner = [...scope.directory.values()].find(
    (other) => other.entities.has(name.split('.').at(-1) ?? '') && other !== service,
  );
  let hint = suggestion(name, candidates);
  if (whole !== undefined) hint = `${name} is part of ${whole}: ${word.slice(0, -1)} that.`;
  else if (service.views.has(name)) hint = 'A view is only read.';
  else if (service.replicas.has(name)) hint = 'A replica is only read; its events write it.';
  else if (owner && !candidates.includes(name)) {
    hint = `It belongs to ${owner.name}: call an operation of that service, or keep a replica.`;
  }
  scope.report({ code: 'unknown-entity', message, hint, path });
  return false;
}
