import { isDeepStrictEqual } from 'node:util';
import { higherVersion } from './higherVersion.ts';
import type { Merged, Versions } from './mergeText.ts';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/**
 * Merges `package.json` key by key, so that neighbours such as two added dependencies never conflict.
 * A version that both sides changed becomes the higher one: bots that update dependencies edit these
 * lines too.
 * @returns undefined when it cannot be done by structure: no JSON, or one value changed in two ways
 */
export function mergeManifest({ mine, base, theirs }: Versions): Merged | undefined {
  try {
    const merged = mergeValue(JSON.parse(mine), JSON.parse(base), JSON.parse(theirs));
    return { text: `${JSON.stringify(merged, null, 2)}\n`, conflict: false };
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof BothChanged) return undefined;
    throw error;
  }
}

class BothChanged extends Error {}

// `undefined` is an absent key.
function mergeValue(
  mine: Json | undefined,
  base: Json | undefined,
  theirs: Json | undefined,
): Json | undefined {
  if (isDeepStrictEqual(theirs, base) || isDeepStrictEqual(theirs, mine)) return mine;
  if (isDeepStrictEqual(mine, base)) return theirs;
  if (isObject(mine) && isObject(theirs))
    return mergeObject(mine, isObject(base) ? base : {}, theirs);
  if (isList(mine) && isList(theirs)) return mergeList(mine, isList(base) ? base : [], theirs);
  if (typeof mine === 'string' && typeof theirs === 'string') {
    const higher = higherVersion(mine, theirs);
    if (higher !== undefined) return higher;
  }
  throw new BothChanged();
}

function mergeObject(
  mine: { [key: string]: Json },
  base: { [key: string]: Json },
  theirs: { [key: string]: Json },
): { [key: string]: Json } {
  const entries: [string, Json][] = [];
  for (const key of mergedOrder(Object.keys(mine), Object.keys(theirs))) {
    const value = mergeValue(own(mine, key), own(base, key), own(theirs, key));
    if (value !== undefined) entries.push([key, value]);
  }
  return Object.fromEntries(entries);
}

function own(object: { [key: string]: Json }, key: string): Json | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

// My order; what only they have goes behind the key that it follows in theirs.
function mergedOrder(mine: string[], theirs: string[]): string[] {
  const order = [...mine];
  theirs.forEach((key, index) => {
    if (order.includes(key)) return;
    const before = theirs[index - 1];
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, key);
  });
  return order;
}

// Lists in a manifest (workspaces, files, keywords) are sets in an order.
function mergeList(mine: Json[], base: Json[], theirs: Json[]): Json[] {
  const holds = (list: Json[], item: Json) => list.some((other) => isDeepStrictEqual(other, item));
  return [
    ...mine.filter((item) => holds(theirs, item) || !holds(base, item)),
    ...theirs.filter((item) => !holds(mine, item) && !holds(base, item)),
  ];
}

function isObject(value: Json | undefined): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isList(value: Json | undefined): value is Json[] {
  return Array.isArray(value);
}
