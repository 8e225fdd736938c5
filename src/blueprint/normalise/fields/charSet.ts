import type { AST } from '@eslint-community/regexpp';

type Range = readonly [from: number, to: number];

/** Sorted ranges of code points. */
export type CharSet = readonly Range[];

const last = 0x10ffff;
const everything: CharSet = [[0, last]];
const digits: CharSet = [[0x30, 0x39]];
const wordCharacters: CharSet = [
  [0x30, 0x39],
  [0x41, 0x5a],
  [0x5f, 0x5f],
  [0x61, 0x7a],
];
const spaces: CharSet = [
  [0x09, 0x0d],
  [0x20, 0x20],
  [0xa0, 0xa0],
  [0x1680, 0x1680],
  [0x2000, 0x200a],
  [0x2028, 0x2029],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
  [0xfeff, 0xfeff],
];

/** Every character that the element, or anything inside it, can match. At least those. */
export function setOf(element: AST.Element): CharSet {
  switch (element.type) {
    case 'Character':
      return [[element.value, element.value]];
    case 'CharacterSet':
      return ofSet(element);
    case 'CharacterClass':
      return ofClass(element);
    case 'Quantifier':
      return setOf(element.element);
    case 'Group':
    case 'CapturingGroup':
      return union(element.alternatives.flatMap(({ elements }) => elements.map(setOf)));
    case 'Assertion':
      return [];
    default:
      return everything;
  }
}

function ofSet(set: AST.CharacterSet): CharSet {
  // Properties are many ranges: everything is a safe answer.
  if (set.kind === 'any' || set.kind === 'property') return everything;
  const known = { digit: digits, word: wordCharacters, space: spaces }[set.kind];
  return set.negate ? complement(known) : known;
}

function ofClass({ elements, negate }: AST.CharacterClass): CharSet {
  const sets = elements.map((element): CharSet => {
    if (element.type === 'CharacterClassRange') return [[element.min.value, element.max.value]];
    if (element.type === 'Character') return [[element.value, element.value]];
    return element.type === 'CharacterSet' ? ofSet(element) : everything;
  });
  const inexact = elements.some(
    (element) => element.type === 'CharacterSet' && element.kind === 'property',
  );
  if (negate && inexact) return everything;
  return negate ? complement(union(sets)) : union(sets);
}

export function union(sets: readonly CharSet[]): CharSet {
  const merged: [number, number][] = [];
  for (const [from, to] of sets.flat().sort(([a], [b]) => a - b)) {
    const previous = merged.at(-1);
    if (previous && from <= previous[1] + 1) previous[1] = Math.max(previous[1], to);
    else merged.push([from, to]);
  }
  return merged;
}

function complement(set: CharSet): CharSet {
  const rest: Range[] = [];
  let next = 0;
  for (const [from, to] of union([set])) {
    if (from > next) rest.push([next, from - 1]);
    next = to + 1;
  }
  return next <= last ? [...rest, [next, last]] : rest;
}

export const disjoint = (a: CharSet, b: CharSet): boolean =>
  a.every(([from, to]) => b.every(([start, end]) => end < from || start > to));
