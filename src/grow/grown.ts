import { isDeepStrictEqual } from 'node:util';
import type { Path } from '../blueprint/finding.ts';
import { type ReadBlueprint, readBlueprint, readRenderable } from '../blueprint/index.ts';
import { quote } from '../blueprint/quote.ts';
import type { Service } from '../blueprint/types.ts';
import type { Catalog } from '../catalog/index.ts';
import { type Problem, UserError } from '../errors.ts';
import { added } from './add/index.ts';
import { type Addition, additionOf, pathOf } from './addition.ts';
import { flagOf, kinds } from './kinds.ts';
import type { Said, TypedFault } from './said.ts';
import { isImplied, spelledOut } from './spelledOut.ts';
import { placeIn, unknown } from './there.ts';

/**
 * The text of a blueprint with something more in it; every other character is as it was.
 * @throws UserError with what of it cannot be read or cannot be, pointing at what was typed; or with what was wrong
 *   with the blueprint before
 */
export function grown(text: string, file: string, said: Said, catalog: Catalog): string {
  const { title } = kinds[said.kind];
  const read = additionOf(said);
  if ('faults' in read)
    throw refused(
      title,
      read.faults.map((fault) => typed(fault)),
    );
  const { addition } = read;
  const before = readBlueprint(text, file, catalog);
  const next = addedTo(before, addition, catalog);
  if ('problems' in next) throw refused(title, next.problems);
  const problems = problemsOf(next.text, file, catalog);
  if (problems.length === 0) return next.text;
  throw refused(
    title,
    problems.map(
      (problem) => ofAddition(problem, addition, said) ?? before.document.locate(problem),
    ),
  );
}

function addedTo(
  { blueprint, document }: ReadBlueprint,
  addition: Addition,
  catalog: Catalog,
): { text: string } | { problems: Problem[] } {
  const { text } = document;
  if (addition.kind === 'service') {
    const path = pathOf(addition);
    if (document.has(path)) return { problems: [takenAt(document, path, addition)] };
    return { text: added(text, addition) };
  }
  const place = placeIn(blueprint, addition);
  if ('problem' in place) return { problems: [place.problem] };
  const { service } = place;
  const problems = [...takenBy(document, service, addition), ...notThere(service, addition)];
  if (problems.length > 0) return { problems };
  // Whoever declares one operation has none but those that are declared.
  const changes = { operation: true, call: true, event: (addition.emittedBy ?? []).length > 0 };
  const isSpelled = (changes as Record<string, boolean>)[addition.kind] && isImplied(service);
  return { text: added(isSpelled ? spelledOut(text, service, catalog) : text, addition) };
}

type Document = ReadBlueprint['document'];

/** What has the name already. */
function takenBy(document: Document, service: Service, addition: Addition): Problem[] {
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

function takenAt(
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

/** Operations that are to emit a new event. */
function notThere(service: Service, { emittedBy = [] }: Addition): Problem[] {
  const names = service.operations.map(({ name }) => name);
  return emittedBy
    .filter((operation) => !names.includes(operation))
    .map((operation) => {
      const message = `${flagOf('emittedBy')}: Service ${service.name} has no operation ${quote(operation)}`;
      return unknown('unknown-operation', message, operation, names);
    });
}

function problemsOf(text: string, file: string, catalog: Catalog): readonly Problem[] {
  try {
    readRenderable(text, file, catalog);
    return [];
  } catch (error) {
    if (error instanceof UserError) return error.problems;
    throw error;
  }
}

/** A problem inside of what was added has no line: it was typed. */
function ofAddition(problem: Problem, addition: Addition, said: Said): Problem | undefined {
  const { code, message, hint, path, value } = problem;
  const base = pathOf(addition);
  if (!isDeepStrictEqual(path.slice(0, base.length), [...base])) return undefined;
  const inside = path.slice(base.length).filter((word) => typeof word === 'string');
  const [word = ''] = inside;
  const isFlag = Object.hasOwn(said.words, word);
  // Of a field of an entity, its name: that it stands in `fields` goes without saying.
  const names = inside.filter((each) => !['fields', 'entities', 'payload', 'input'].includes(each));
  const where = isFlag ? flagOf(word) : names.length > 0 ? names.join('.') : undefined;
  return typed({ message, ...(hint === undefined ? {} : { hint }) }, { code, where, value });
}

function typed(
  { word, message, hint }: TypedFault,
  more: { code?: Problem['code']; where?: string | undefined; value?: string | undefined } = {},
): Problem {
  const { code = 'invalid-value', where = word && flagOf(word), value } = more;
  return {
    code,
    message: where === undefined ? message : `${where}: ${message}`,
    ...(hint === undefined ? {} : { hint }),
    path: [],
    ...(value === undefined ? {} : { value }),
  };
}

function refused(title: string, problems: readonly Problem[]): UserError {
  const count = problems.length === 1 ? 'a problem' : `${problems.length} problems`;
  return new UserError(`Such ${title.replace(/^an? /, 'a ')} cannot be added: ${count}`, {
    code: 'invalid-value',
    problems,
    hint: 'Nothing was written.',
  });
}

function listAt(value: unknown, path: Path): readonly unknown[] {
  const found = path.reduce<unknown>((inner, word) => Object(inner)[word], value);
  return Array.isArray(found) ? found : [];
}

const nameIn = (item: unknown, word: string) =>
  typeof item === 'string' ? item : Object(item)[word];
