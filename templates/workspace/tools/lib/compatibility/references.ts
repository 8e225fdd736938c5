import { type Json, objectIn } from './contracts.ts';

/** References lead from an answer to an entity; only a document that means no good goes on and on. */
const deepest = 64;
const most = 100_000;

/** A part of a document with what it refers to in place of its references. */
export function resolved(part: Json, document: Json): Json {
  let left = most;
  function followed(value: unknown, depth: number): unknown {
    left -= 1;
    if (typeof value !== 'object' || value === null) return value;
    if (left < 0 || depth > deepest) return undefined;
    if (Array.isArray(value)) return value.map((each) => followed(each, depth + 1));
    if ('$ref' in value) return followed(target(String(value.$ref), document), depth + 1);
    return Object.fromEntries(
      Object.entries(value).map(([key, each]) => [key, followed(each, depth + 1)]),
    );
  }
  return objectIn(followed(part, 0));
}

/** `#/components/schemas/Thing`; other references are none of ours. */
function target(reference: string, document: Json): unknown {
  let found: unknown = document;
  for (const key of reference.replace(/^#\//, '').split('/')) found = objectIn(found)[key];
  return found;
}
