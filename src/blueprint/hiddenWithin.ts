import type { Field, ValueObject } from './types.ts';

/** The first field inside a value, however deep, that is marked pii or secret. */
export function hiddenWithin(
  field: Field,
  valueObjects: readonly ValueObject[],
): Field | undefined {
  return search(field, valueObjects, new Set());
}

// A value object inside itself is an error of its own, told elsewhere: here it only has to end.
function search(field: Field, all: readonly ValueObject[], seen: Set<string>): Field | undefined {
  if (field.object === undefined || field.foreign !== undefined || seen.has(field.object)) {
    return undefined;
  }
  seen.add(field.object);
  const inner = all.find(({ name }) => name === field.object)?.fields ?? [];
  for (const each of inner) {
    const found = each.pii || each.secret ? each : search(each, all, seen);
    if (found !== undefined) return found;
  }
  return undefined;
}
