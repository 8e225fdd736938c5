import type { Request, Route } from '../http/route.ts';
import type { JsonSchema } from '../model.ts';
import { invalid } from '../problem.ts';
import { namesOfNow, sortOfNow, withNamesBefore } from './names.ts';

/**
 * What callers knew of an operation before something in it got another name. They may go on with it for as long as
 * `was` stands in the blueprint.
 */
export interface FormerOperation {
  /** Its name by now. */
  operation: string;
  /** What it was called, where that is another name. */
  name?: string;
  /** Where it was found by that name, where that is another place and nothing else is there by now. */
  path?: string;
  /** Fields that come in: name of now -> the one before. */
  input: Readonly<Record<string, string>>;
  /** Fields that go out, the same. */
  output: Readonly<Record<string, string>>;
  /** With both names, where there are any. */
  schema?: { query?: JsonSchema; body?: JsonSchema; response?: JsonSchema };
}

/**
 * The routes of a service, and those under which its operations were found before. Here, at the edge, fields of before
 * get their names of now and back: engines and rules know no others.
 */
export function servedAsBefore(
  routes: readonly Route[],
  former: readonly FormerOperation[],
): Route[] {
  const before = new Map(former.map((each) => [each.operation, each]));
  const served = routes.map((route) => bilingual(route, before.get(route.operation.name)));
  return [...served, ...served.flatMap((route) => atFormerPath(route, before))];
}

/** The route, with fields under either name, and told what builds from before call what it stores and gives out. */
function bilingual(route: Route, before: FormerOperation | undefined): Route {
  if (before === undefined) return route;
  const { operation } = route;
  const answer = (body: unknown) => withNamesBefore(body, operation.output, before.output);
  const former = { operation: before.name ?? operation.name, names: before.input, answer };
  const handle = (request: Request) => {
    request.former = former;
    return route.handle(request);
  };
  if (before.schema === undefined) return { ...route, handle };
  const part = operation.method === 'GET' || operation.method === 'DELETE' ? 'query' : 'body';
  const needsBody = ((operation.schema.body?.required ?? []) as string[]).length > 0;
  return {
    ...route,
    operation: { ...operation, schema: { ...operation.schema, ...before.schema } },
    async handle(request) {
      // A list of required members has none that may come under another name.
      if (needsBody && request.body === undefined) {
        throw invalid([{ in: 'body', path: '', message: 'is required' }]);
      }
      namesOfNow(request[part], before.input, part);
      if (operation.action === 'list') sortOfNow(request.query, before.input);
      const reply = await handle(request);
      return { ...reply, body: answer(reply.body) };
    },
  };
}

function atFormerPath(route: Route, before: ReadonlyMap<string, FormerOperation>): Route[] {
  const { operation } = route;
  const { name, path } = before.get(operation.name) ?? {};
  if (name === undefined || path === undefined) return [];
  // Logs, traces and metrics have the old name: they tell who still asks by it.
  return [{ ...route, operation: { ...operation, name, path }, successor: operation.path }];
}
