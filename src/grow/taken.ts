import type { Path } from '../blueprint/finding.ts';
import type { ReadBlueprint } from '../blueprint/index.ts';
import { quote } from '../blueprint/quote.ts';
import type { Service } from '../blueprint/types.ts';
import type { Problem } from '../errors.ts';
import { type Addition, pathOf } from './addition.ts';
import { kinds } from './kinds.ts';

type Document = ReadBlueprint['document'];

/** What has the name already. */
export function takenBy(document: Document, service: Service, addition: Addition): Problem[] {
  const { kind, name } = addition;
  const path = pathOf(addition);
  if (kind === 'subscription' || kind === 'call') {
    const word = kind === 'call' ? 'to' : 'event';
    const index = listAt(document.value, path).findIndex((item) => nameIn(item, word) === name);
    return index < 0 ? [] : [takenAt(document, [...path, index], addition)];
  }
  const own =
    kind === 'operation' && service.operations.find((each) => each.crud && each.name === name);
  if (own) {
    const at = ['services', service.name, 'entities', own.entity ?? ''];
    const { line, column } = document.position(at, 'key');
    return [
      {
        code: 'duplicate',
        message: `${own.entity} has ${quote(name)} by itself`,
        hint: `To replace it, first: create-microservices remove operation ${service.name} ${name}`,
        path: at,
        file: document.file,
        line,
        column,
      },
    ];
  }
  return document.has(path) ? [takenAt(document, path, addition)] : [];
}

export function takenAt(
  document: Document,
  path: Path,
  { kind, service, inside, name }: Addition,
): Problem {
  const whose = inside === undefined ? service : `${service}.${inside}`;
  const messages = {
    subscription: `${whose} listens to ${quote(name)} already`,
    call: `${whose} calls ${quote(name)} already`,
    service: `There is a service ${quote(name)} already`,
  };
  const message =
    (messages as Record<string, string>)[kind] ??
    `${whose} has ${kinds[kind].title} ${quote(name)} already`;
  const hint = 'Change it where it stands, or choose another name.';
  const { line, column } = document.position(path, 'key');
  return { code: 'duplicate', message, hint, path, file: document.file, line, column };
}

function listAt(value: unknown, path: Path): readonly unknown[] {
  const found = path.reduce<unknown>((inner, word) => Object(inner)[word], value);
  return Array.isArray(found) ? found : [];
}

const nameIn = (item: unknown, word: string) =>
  typeof item === 'string' ? item : Object(item)[word];
