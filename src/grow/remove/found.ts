import type { Path } from '../../blueprint/finding.ts';
import { type ReadBlueprint, readBlueprint } from '../../blueprint/index.ts';
import { isImplied } from '../../blueprint/isImplied.ts';
import { quote } from '../../blueprint/quote.ts';
import type { RawBlueprint } from '../../blueprint/raw.ts';
import type { Catalog } from '../../catalog/index.ts';
import { type Problem, UserError } from '../../errors.ts';
import { pathOf, splitWhere } from '../addition.ts';
import { kinds } from '../kinds.ts';
import type { Said } from '../said.ts';
import { spelledOut } from '../spelledOut.ts';
import { placeIn, unknown, unknownService } from '../there.ts';

/** Where it stands, in a text that says what an entity has by itself where that is to be taken from it. */
export function found(
  read: ReadBlueprint,
  said: Said,
  catalog: Catalog,
): { read: ReadBlueprint; path: Path } {
  const { kind, what } = said;
  const { blueprint, document } = read;
  const where = splitWhere(kinds[kind], said.where ?? '');
  if ('fault' in where) throw notFound(said, [{ code: 'invalid-value', ...where.fault, path: [] }]);
  const at = { kind, ...where, name: what };
  const path = pathOf(at);
  if (kind === 'service') {
    if (document.has(path)) return { read, path };
    throw notFound(said, [unknownService(what, blueprint.services)]);
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
    const text = spelledOut(read, service);
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

/** As it is called. */
export function nameOf({ where, what }: Said): string {
  return where === undefined ? what : `${where}.${what}`;
}

function notFound(said: Said, problems: readonly Problem[]): UserError {
  return new UserError(`${nameOf(said)} cannot be removed`, {
    code: 'invalid-value',
    problems,
    hint: 'Nothing was written.',
  });
}
