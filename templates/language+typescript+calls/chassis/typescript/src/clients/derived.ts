import { own, type Values } from '../data/columns.ts';
import { Problem } from '../problem.ts';
import type { Said } from './call.ts';
import type { Calls, Inquiries } from './calls.ts';
import type { CallModel } from './model.ts';

/**
 * What the calls give whose input can be derived: values by the names of the fields that they fill.
 * @param known what the operation has: the row, and the input
 * @throws Problem `reference-not-found` for something that is referred to and is not there; CallFailed
 */
export async function derive(
  { calls, fills }: Inquiries<unknown, unknown>,
  asking: Calls,
  known: Values,
): Promise<Values> {
  const said = await Promise.all(calls.map((policy) => ask(policy, asking, known)));
  const filled: [string, unknown][] = [];
  for (const [name, { call, field }] of Object.entries(fills)) {
    const value = said[call]?.value;
    if (typeof value === 'object' && value !== null)
      filled.push([name, own(value as Values, field)]);
  }
  return Object.fromEntries(filled.filter(([, value]) => value !== undefined));
}

async function ask(policy: CallModel, asking: Calls, known: Values): Promise<Said | undefined> {
  if (policy.given === undefined) return undefined;
  const input: Record<string, unknown> = {};
  for (const [name, way] of Object.entries(policy.given)) input[name] = follow(known, way);
  // An optional reference that is not set refers to nothing.
  if (Object.values(input).some((value) => value === undefined)) return undefined;
  const said = await asking.ask(policy, input);
  if (said.source !== 'default') checkThere(policy.given, input, said.value);
  return said;
}

/** Through objects and lists; of a list, the values of all its items, each once. */
function follow(value: unknown, [name, ...rest]: readonly string[]): unknown {
  if (Array.isArray(value)) {
    const all = value.flatMap((item) => follow(item, [name ?? '', ...rest]) ?? []);
    return [...new Set(all)];
  }
  if (name === undefined || typeof value !== 'object' || value === null) return undefined;
  const found = own(value as Values, name);
  return rest.length === 0 ? found : follow(found, rest);
}

/** A row that was asked for by its key is there, and so is each of several. */
function checkThere(given: CallModel['given'] & {}, input: Values, value: unknown): void {
  const [[name = '', keys] = []] = Object.entries(input);
  const missing = Array.isArray(value)
    ? Array.isArray(keys) && value.length < new Set(keys).size
    : value === undefined && Object.keys(input).length > 0;
  if (!missing) return;
  const field = (given[name] ?? []).join('.');
  throw new Problem('reference-not-found', `What this refers to does not exist: ${field}`);
}
