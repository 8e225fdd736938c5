import type { Path } from '../blueprint/finding.ts';
import { type ReadBlueprint, readBlueprint, readRenderable } from '../blueprint/index.ts';
import { quote } from '../blueprint/quote.ts';
import type { RawBlueprint } from '../blueprint/raw.ts';
import type { Catalog } from '../catalog/index.ts';
import { type Problem, UserError } from '../errors.ts';
import { pathOf, placeIn as whereIn } from './addition.ts';
import { kinds } from './kinds.ts';
import { dependentsOf, everyDependent } from './remove/dependents.ts';
import { removed } from './remove/removed.ts';
import type { Said } from './said.ts';
import { isImplied, spelledOut } from './spelledOut.ts';
import { placeIn, unknown } from './there.ts';

export interface Shrunk {
  text: string;
  /** What went with it, one sentence each. */
  also: string[];
}

/**
 * The text of a blueprint without something that was in it; every other character is as it was.
 * @param cascade take along what depends on it
 * @throws UserError naming what depends on it, each with its line; or with what would be wrong without it
 */
export function shrunk(
  text: string,
  file: string,
  said: Said,
  cascade: boolean,
  catalog: Catalog,
): Shrunk {
  const before = readBlueprint(text, file, catalog);
  const { read, path } = found(before, said, catalog);
  const dependents = cascade ? everyDependent(read, [path]) : dependentsOf(read, [path]);
  const { locate } = before.document;
  const name = nameOf(said);
  if (!cascade && dependents.length > 0) {
    throw new UserError(`${name} is in use`, {
      code: 'in-use',
      problems: dependents.map(({ message, path: at }) => {
        const { value: _, ...problem } = locate({ code: 'in-use', message, path: at });
        return problem;
      }),
      hint: 'Remove these first, or add --cascade and they go with it. Nothing was written.',
    });
  }
  const gone = [path, ...dependents.map(({ unit }) => unit)];
  const next = removed(read.document.text, gone);
  const problems = problemsOf(next, read, file, catalog);
  if (problems.length > 0) {
    const count = problems.length === 1 ? 'a problem' : `${problems.length} problems`;
    throw new UserError(`Without ${name} the blueprint has ${count}`, {
      code: 'invalid-blueprint',
      problems: problems.map(locate),
      hint: 'Nothing was written.',
    });
  }
  return { text: next, also: [...new Set(dependents.map(({ message }) => message))] };
}

/** Where it stands, in a text that says what an entity has by itself where that is to be taken from it. */
function found(
  read: ReadBlueprint,
  said: Said,
  catalog: Catalog,
): { read: ReadBlueprint; path: Path } {
  const { kind, what } = said;
  const { blueprint, document } = read;
  const where = whereIn(kinds[kind], said.where ?? '');
  if ('fault' in where) throw notFound(said, [{ code: 'invalid-value', ...where.fault, path: [] }]);
  const at = { kind, ...where, name: what };
  const path = pathOf(at);
  if (kind === 'service') {
    if (document.has(path)) return { read, path };
    const names = blueprint.services.map(({ name }) => name);
    throw notFound(said, [
      unknown('unknown-service', `There is no service ${quote(what)}`, what, names),
    ]);
  }
  const place = placeIn(blueprint, at);
  if ('problem' in place) throw notFound(said, [place.problem]);
  const { service } = place;
  const isOwn = [
    ...service.operations.filter(({ crud }) => crud),
    ...service.events.filter(({ implied }) => implied),
  ].some(({ name }) => name === what);
  if (
    (kind === 'operation' || kind === 'event') &&
    isImplied(service) &&
    isOwn &&
    !document.has(path)
  ) {
    const text = spelledOut(document.text, service, catalog);
    return { read: readBlueprint(text, document.file, catalog), path };
  }
  const raw = document.value as RawBlueprint;
  const names = namesAt(raw, path, kind);
  if (kind === 'subscription' || kind === 'call') {
    const index = names.indexOf(what);
    if (index >= 0) return { read, path: [...path, index] };
  } else if (names.includes(what)) return { read, path };
  const whose = where.inside === undefined ? service.name : `${service.name}.${where.inside}`;
  const messages: Record<string, string> = {
    subscription: `${whose} does not listen to ${quote(what)}`,
    call: `${whose} does not call ${quote(what)}`,
  };
  const message = messages[kind] ?? `${whose} has no ${kind} ${quote(what)}`;
  throw notFound(said, [unknown(unknownCodes[kind], message, what, names)]);
}

const unknownCodes = {
  service: 'unknown-service',
  entity: 'unknown-entity',
  field: 'unknown-field',
  operation: 'unknown-operation',
  event: 'unknown-event',
  subscription: 'unknown-event',
  call: 'unknown-operation',
} as const;

/** What stands beside it, by the names that are typed. */
function namesAt(raw: RawBlueprint, path: Path, kind: Said['kind']): string[] {
  const isList = kind === 'subscription' || kind === 'call';
  const section = path
    .slice(0, isList ? path.length : -1)
    .reduce<unknown>((inner, word) => Object(inner)[word], raw);
  if (!isList) return Object.keys(Object(section));
  const word = kind === 'call' ? 'to' : 'event';
  return (Array.isArray(section) ? section : []).map((item) =>
    typeof item === 'string' ? item : String(Object(item)[word]),
  );
}

function problemsOf(
  text: string,
  before: ReadBlueprint,
  file: string,
  catalog: Catalog,
): readonly Problem[] {
  try {
    const after = readRenderable(text, file, catalog);
    return undeclared(before, after);
  } catch (error) {
    if (error instanceof UserError) return error.problems;
    throw error;
  }
}

/** Without any operation, entities would get five each: nobody who removes one means that. */
function undeclared(before: ReadBlueprint, after: ReadBlueprint): Problem[] {
  return after.blueprint.services.filter(isImplied).flatMap((service) => {
    const old = before.blueprint.services.find(({ name }) => name === service.name);
    const entities = service.entities.map(({ name }) => name).join(', ');
    if (old === undefined || isImplied(old)) return [];
    return [
      {
        code: 'last-operation' as const,
        message: `Without any operation of its own, ${service.name} would have five for each entity: ${entities}`,
        hint: 'Add another operation first, or remove the entity with it.',
        path: ['services', service.name, 'operations'],
        at: 'key' as const,
      },
    ];
  });
}

function nameOf({ where, what }: Said): string {
  return where === undefined ? what : `${where}.${what}`;
}

function notFound(said: Said, problems: readonly Problem[]): UserError {
  return new UserError(`${nameOf(said)} cannot be removed`, {
    code: 'invalid-value',
    problems,
    hint: 'Nothing was written.',
  });
}
