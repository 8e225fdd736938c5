import { isDeepStrictEqual } from 'node:util';
import { own, type Values } from '../data/columns.ts';
import type { OperationModel } from '../model.ts';
import { type Fault, invalid } from '../problem.ts';

/** Names of fields: that of now -> the one before. */
type Names = Readonly<Record<string, string>>;

/**
 * Gives what came under a name of before the one that it has now, in place.
 * @throws Problem `validation-failed` where both came and differ
 */
export function namesOfNow(given: unknown, names: Names, part: 'query' | 'body'): void {
  if (typeof given !== 'object' || given === null) return;
  const values = given as Record<string, unknown>;
  const faults: Fault[] = [];
  for (const [name, before] of Object.entries(names)) {
    const then = own(values, before);
    delete values[before];
    if (then === undefined) continue;
    const now = own(values, name) ?? then;
    values[name] = now;
    if (isDeepStrictEqual(now, then)) continue;
    const message = `is not the same as ${name}, which is its name by now: send one of them`;
    faults.push({ in: part, path: `/${before}`, message });
  }
  if (faults.length > 0) throw invalid(faults);
}

/** What a list is sorted by, in place: a name, after a dash where the last comes first. */
export function sortOfNow(query: Record<string, unknown>, names: Names): void {
  const { sort } = query;
  if (typeof sort !== 'string') return;
  const now = Object.entries(names).find(([, before]) => before === sort.replace(/^-/, ''));
  if (now !== undefined) query.sort = sort.replace(now[1], now[0]);
}

/** An answer with its fields under both names, where it comes under either: a build from before may have stored it. */
export function withNamesBefore(
  body: unknown,
  output: OperationModel['output'],
  names: Names,
): unknown {
  if (output === 'none') return body;
  if (output === 'list') return (body as Values[]).map((row) => underBoth(row, names));
  if (output !== 'page') return underBoth(body as Values, names);
  const page = body as { items: Values[] };
  return { ...page, items: page.items.map((row) => underBoth(row, names)) };
}

function underBoth(row: Values, names: Names): Values {
  const both = Object.entries(names).flatMap(([name, then]) => {
    const value = own(row, name) ?? own(row, then);
    return [[name, value] as const, [then, value] as const];
  });
  return { ...row, ...Object.fromEntries(both) };
}
