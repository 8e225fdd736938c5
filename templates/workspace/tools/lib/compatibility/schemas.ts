import { type Json, objectIn, quoted, wordsIn } from './contracts.ts';

/** How a schema differs from the one before, in one place. */
export type Difference =
  /** A member is not known any more. */
  | { kind: 'removed'; at: string }
  /** A member that was not known has to be there. */
  | { kind: 'needed'; at: string }
  /** A member that could be left out has to be there. */
  | { kind: 'required'; at: string }
  /** A member that had to be there can be left out. */
  | { kind: 'optional'; at: string }
  | { kind: 'type'; at: string; before: string; now: string; wider: boolean; narrower: boolean }
  /** Values that were allowed are not any more. */
  | { kind: 'values'; at: string; gone: string }
  /** Values that were not allowed are by now. */
  | { kind: 'more'; at: string; come: string }
  | { kind: 'bound'; at: string; word: string; before: unknown; now: unknown };

/** Contracts are as deep as people write them; only one that means no good is deeper. */
const deepest = 64;

/** Every difference of two schemas without references; other bounds only where they are narrower. */
export function differencesOf(before: Json, now: Json, at = '', depth = 0): Difference[] {
  if (depth > deepest) return [];
  const type = typeDifference(before, now, at);
  if (type !== undefined) return [type];
  return [
    ...valueDifferences(before, now, at),
    ...boundDifferences(before, now, at),
    ...memberDifferences(before, now, at, depth),
    ...('items' in before
      ? differencesOf(objectIn(before.items), objectIn(now.items), `${at}[]`, depth + 1)
      : []),
  ];
}

function typeDifference(before: Json, now: Json, at: string): Difference | undefined {
  const [was, is] = [typeOf(before), typeOf(now)];
  if (was === is) return undefined;
  const [wider, narrower] = [isWithin(was, is), isWithin(is, was)];
  return { kind: 'type', at, before: was, now: is, wider, narrower };
}

function typeOf({ type, format }: Json): string {
  const word = type === undefined ? 'anything' : wordsIn([type].flat()).join(' or ');
  return format === undefined ? word : `${word} (${format})`;
}

/** Whether each value of the one type is one of the other. */
function isWithin(one: string, other: string): boolean {
  return (
    other === 'anything' ||
    (one === 'integer' && other === 'number') ||
    one.startsWith(`${other} (`)
  );
}

function valueDifferences(before: Json, now: Json, at: string): Difference[] {
  const [was, is] = [wordsIn(before.enum), wordsIn(now.enum)];
  if (before.enum === undefined && now.enum === undefined) return [];
  if (now.enum === undefined) return [{ kind: 'more', at, come: `anything but ${told(was)}` }];
  if (before.enum === undefined) return [{ kind: 'values', at, gone: `anything but ${told(is)}` }];
  const gone = was.filter((value) => !is.includes(value));
  const come = is.filter((value) => !was.includes(value));
  return [
    ...(gone.length === 0 ? [] : [{ kind: 'values', at, gone: told(gone) } as const]),
    ...(come.length === 0 ? [] : [{ kind: 'more', at, come: told(come) } as const]),
  ];
}

const told = (values: readonly string[]) => values.map(quoted).join(', ');

/** Whether a bound is narrower by now. */
const narrower: Record<string, (before: unknown, now: unknown) => boolean> = {
  minimum: (before, now) => isNumber(now) && (!isNumber(before) || now > before),
  maximum: (before, now) => isNumber(now) && (!isNumber(before) || now < before),
  minLength: (before, now) => isNumber(now) && now > (isNumber(before) ? before : 0),
  maxLength: (before, now) => isNumber(now) && (!isNumber(before) || now < before),
  minItems: (before, now) => isNumber(now) && now > (isNumber(before) ? before : 0),
  maxItems: (before, now) => isNumber(now) && (!isNumber(before) || now < before),
  // Which of two patterns takes more, nobody can say in general.
  pattern: (before, now) => now !== undefined && now !== before,
};

const isNumber = (value: unknown): value is number => typeof value === 'number';

function boundDifferences(before: Json, now: Json, at: string): Difference[] {
  return Object.entries(narrower).flatMap(([word, isNarrower]): Difference[] =>
    isNarrower(before[word], now[word])
      ? [{ kind: 'bound', at, word, before: before[word], now: now[word] }]
      : [],
  );
}

function memberDifferences(before: Json, now: Json, at: string, depth: number): Difference[] {
  const [was, is] = [objectIn(before.properties), objectIn(now.properties)];
  const [had, has] = [new Set(wordsIn(before.required)), new Set(wordsIn(now.required))];
  const place = (name: string) => (at === '' ? name : `${at}.${name}`);
  const known = Object.keys(was).flatMap((name): Difference[] => {
    const here = place(name);
    if (!Object.hasOwn(is, name)) return [{ kind: 'removed', at: here }];
    const presence: Difference[] =
      had.has(name) === has.has(name)
        ? []
        : [{ kind: has.has(name) ? 'required' : 'optional', at: here }];
    return [
      ...presence,
      ...differencesOf(objectIn(was[name]), objectIn(is[name]), here, depth + 1),
    ];
  });
  const needed = [...has].filter((name) => !Object.hasOwn(was, name));
  return [...known, ...needed.map((name): Difference => ({ kind: 'needed', at: place(name) }))];
}
