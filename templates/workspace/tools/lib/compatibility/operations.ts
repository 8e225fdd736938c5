import { type Break, type Json, listIn, objectIn, quoted, wordsIn } from './contracts.ts';
import { resolved } from './references.ts';
import { differencesOf } from './schemas.ts';
import { brokenForReaders, brokenForSenders } from './sentences.ts';

const methods = ['get', 'put', 'post', 'patch', 'delete'];

const hint =
  'Let what is new be left out (optional, a default) and keep what there was, or declare another operation beside it.';

/** What callers of a service cannot rely on any more, by its OpenAPI documents. */
export function brokenOperations(service: string, released: Json, now: Json): Break[] {
  const current = operationsOf(now);
  return [...operationsOf(released)].flatMap(([route, before]) => {
    const name = String(before.operationId ?? route);
    const after = current.get(route);
    const broken =
      after === undefined
        ? [`does not answer ${route} any more`]
        : brokenIn(resolved(before, released), resolved(after, now));
    const place = `${service}.${name}`;
    return broken.map((what) => ({ service, name, place, message: `${place} ${what}`, hint }));
  });
}

/** By method and path; what a path calls its parameters is nobody's business. */
function operationsOf(document: Json): Map<string, Json> {
  return new Map(
    Object.entries(objectIn(document.paths)).flatMap(([path, item]) =>
      methods.flatMap((method): [string, Json][] => {
        const operation = objectIn(item)[method];
        const route = `${method.toUpperCase()} ${path.replaceAll(/\{[^}]*\}/g, '{}')}`;
        return operation === undefined ? [] : [[route, objectIn(operation)]];
      }),
    ),
  );
}

function brokenIn(before: Json, now: Json): string[] {
  return [
    ...(now['x-internal'] === true && before['x-internal'] !== true
      ? ['is internal by now, and was public']
      : []),
    ...brokenAccess(before, now),
    ...brokenParameters(before, now),
    ...brokenBody(before, now),
    ...brokenAnswer(before, now),
  ];
}

/** Whoever was let in still is: each way in from before has one by now that asks for no more. */
function brokenAccess(before: Json, now: Json): string[] {
  const ways = waysInto(now);
  const closed = waysInto(before).filter(
    (way) => !ways.some((each) => [...each].every((right) => way.has(right))),
  );
  return closed.map((way) =>
    way.size === 0
      ? 'is no longer for anybody: it asks for a token'
      : `no longer lets in who has ${[...way].map(quoted).join(' and ')} alone`,
  );
}

/** Each way in as the rights that it asks for. */
function waysInto({ security }: Json): Set<string>[] {
  const ways = listIn(security).map((way) =>
    Object.entries(objectIn(way)).flatMap(([scheme, scopes]) => [scheme, ...wordsIn(scopes)]),
  );
  return ways.length === 0 ? [new Set()] : ways.map((rights) => new Set(rights));
}

function brokenParameters(before: Json, now: Json): string[] {
  const [was, is] = [parametersOf(before), parametersOf(now)];
  const known = [...was].flatMap(([name, parameter]) => {
    const after = is.get(name);
    if (after === undefined) return [`no longer takes ${name}`];
    const differences = differencesOf(objectIn(parameter.schema), objectIn(after.schema));
    return [
      ...(after.required === true && parameter.required !== true ? [`needs ${name} by now`] : []),
      ...said(differences, name, brokenForSenders),
    ];
  });
  const needed = [...is].filter(([name, { required }]) => required === true && !was.has(name));
  return [...known, ...needed.map(([name]) => `needs ${name} by now`)];
}

/** By what they are called in a sentence; those in the path by their place. */
function parametersOf({ parameters }: Json): Map<string, Json> {
  let places = 0;
  return new Map(
    listIn(parameters).map((each) => {
      const parameter = objectIn(each);
      const place = String(parameter.in);
      if (place === 'path') places += 1;
      const name = place === 'path' ? `${places}` : quoted(parameter.name);
      return [`the ${place} parameter ${name}`, parameter];
    }),
  );
}

function brokenBody(before: Json, now: Json): string[] {
  const [was, is] = [contentOf(before.requestBody), contentOf(now.requestBody)];
  if (was === undefined) {
    const needed = is === undefined ? [] : wordsIn(is.required);
    return needed.length === 0 ? [] : [`needs ${needed.map(quoted).join(', ')} in its body by now`];
  }
  if (is === undefined) return ['no longer takes a body'];
  return said(differencesOf(was, is), 'its body', brokenForSenders);
}

function brokenAnswer(before: Json, now: Json): string[] {
  const [was, is] = [successOf(before), successOf(now)];
  if (was === undefined) return [];
  if (is === undefined || is.status !== was.status) {
    return [`answers ${is?.status ?? 'nothing'}, and answered ${was.status}`];
  }
  const lost = Object.keys(objectIn(was.answer.headers)).filter(
    (name) => !Object.hasOwn(objectIn(is.answer.headers), name),
  );
  const [had, has] = [contentOf(was.answer), contentOf(is.answer)];
  if (had !== undefined && has === undefined) return ['no longer answers with a body'];
  return [
    ...lost.map((name) => `no longer answers with the header ${name}`),
    ...said(differencesOf(had ?? {}, has ?? {}), 'its answer', brokenForReaders),
  ];
}

function successOf({ responses }: Json): { status: string; answer: Json } | undefined {
  const [found] = Object.entries(objectIn(responses)).filter(([status]) => /^2/.test(status));
  return found && { status: found[0], answer: objectIn(found[1]) };
}

function contentOf(message: unknown): Json | undefined {
  const media = objectIn(objectIn(message).content)['application/json'];
  return media === undefined ? undefined : objectIn(objectIn(media).schema);
}

function said(
  differences: ReturnType<typeof differencesOf>,
  what: string,
  sentence: typeof brokenForReaders,
): string[] {
  return differences.flatMap((difference) => sentence(difference, what) ?? []);
}
