import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { appendIn, removeIn } from '../../../src/blueprint/edit/item.ts';
import { setIn } from '../../../src/blueprint/edit/setIn.ts';
import { type Random, randomBlueprint, seeded } from '../../support/randomBlueprint.ts';
import { inRandomStyle } from '../../support/randomStyle.ts';

/** Edits of texts as people write them: one value changes, and nothing else. */

type Value = Record<string, unknown>;
type Place = (string | number)[];

const seed = Number(process.env.SEED ?? Date.now() % 1e9);

describe(`in any style (SEED=${seed})`, () => {
  it.each([
    ['a word more, and less again', added],
    ['a word less', removed],
    ['an item more, and less again', appended],
  ])('%s', (_, edit) => {
    const random = seeded(seed);
    for (let round = 0; round < 300; round += 1) {
      const value = JSON.parse(randomBlueprint(random));
      // What is written in it does not matter here, only where it stands.
      value.services.listens = { subscribes: ['a.b-created', { event: 'a.c', handler: 'onC' }] };
      edit(random, value, inRandomStyle(value, random).text);
    }
  });
});

function added(random: Random, value: Value, text: string): void {
  expect(parse(text), text).toEqual(value);
  const inside = pick(random, mapsIn(value));
  const path = [...inside, 'quiteNew'];
  const what = pick(random, ['word', 'a: b # c', { type: 'string', optional: true }, { a: ['b'] }]);
  const after = setIn(text, path, what);
  const expected = structuredClone(value);
  (at(expected, inside) as Value).quiteNew = what;
  const told = `${JSON.stringify(path)}\n${text}\n---\n${after}`;
  expect(parse(after), told).toEqual(expected);
  expect(commentsIn(after), told).toEqual(commentsIn(text));
  expectOthersSame(text, after, told);
  const isFirst = Object.keys(at(value, inside) as Value).length === 0;
  if (!isFirst) expect(removeIn(after, path), told).toBe(text);
}

function removed(random: Random, value: Value, text: string): void {
  const inside = pick(
    random,
    mapsIn(value).filter((path) => path.length > 0),
  );
  const keys = Object.keys(at(value, inside) as Value);
  if (keys.length < 2) return;
  const key = pick(random, keys);
  const after = removeIn(text, [...inside, key]);
  const expected = structuredClone(value);
  delete (at(expected, inside) as Value)[key];
  const told = `${JSON.stringify([...inside, key])}\n${text}\n---\n${after}`;
  expect(parse(after), told).toEqual(expected);
  // Comments go with what they are about, and no others do.
  const [all, kept] = [commentsIn(text), commentsIn(after)];
  const start = all.findIndex((comment, index) => comment !== kept[index]);
  const lost = all.length - kept.length;
  expect(lost === 0 ? all : all.toSpliced(start, lost), told).toEqual(kept);
  // Lines go, and none is made.
  const left = text.split('\n');
  for (const line of changedLines(text, after).made) {
    expect(
      left.some((before) => isLess(before, line)),
      `${line}\n${told}`,
    ).toBe(true);
  }
}

function appended(_: Random, value: Value, text: string): void {
  const path = ['services', 'listens', 'subscribes'];
  const after = appendIn(text, path, 'x.y-deleted');
  const expected = structuredClone(value);
  (at(expected, path) as unknown[]).push('x.y-deleted');
  const told = `${text}\n---\n${after}`;
  expect(parse(after), told).toEqual(expected);
  expect(commentsIn(after), told).toEqual(commentsIn(text));
  expectOthersSame(text, after, told);
  expect(removeIn(after, [...path, 2]), told).toBe(text);
}

/** All but a line that gets a comma, or more in its braces. */
function expectOthersSame(before: string, after: string, told: string): void {
  const { gone } = changedLines(before, after);
  expect(gone.length, told).toBeLessThanOrEqual(1);
  for (const line of gone) {
    expect(
      after.split('\n').some((other) => isLess(other, line)),
      told,
    ).toBe(true);
  }
}

/** Whether every character of the one is in the other, in its order. */
function isLess(line: string, less: string): boolean {
  let found = 0;
  for (const character of line) if (character === less[found]) found += 1;
  return found === less.length;
}

function changedLines(before: string, after: string): { gone: string[]; made: string[] } {
  const [old, now] = [before.split('\n'), after.split('\n')];
  let head = 0;
  while (head < old.length && head < now.length && old[head] === now[head]) head += 1;
  let tail = 0;
  while (
    tail < old.length - head &&
    tail < now.length - head &&
    old.at(-1 - tail) === now.at(-1 - tail)
  ) {
    tail += 1;
  }
  return { gone: old.slice(head, old.length - tail), made: now.slice(head, now.length - tail) };
}

const commentsIn = (text: string) => [...text.matchAll(/# c\d+\./g)].map(([comment]) => comment);

function mapsIn(value: unknown, path: Place = []): Place[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  return [path, ...Object.entries(value).flatMap(([key, inner]) => mapsIn(inner, [...path, key]))];
}

const at = (value: unknown, path: Place): unknown =>
  path.reduce<unknown>((inner, key) => (inner as Value)[key], value);

const pick = <Item>(random: Random, items: readonly Item[]): Item =>
  items[Math.floor(random() * items.length)] as Item;
