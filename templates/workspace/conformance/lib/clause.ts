import { availableParallelism } from 'node:os';
import { type TestContext, test } from 'node:test';
import { cleanedUp } from './cleanup.ts';
import { isMeant, nobody } from './meant.ts';

/** Thrown where a clause cannot be seen in this system; the run prints why. */
export class NotHere extends Error {}

type Check<T> = (item: T, t: TestContext) => Promise<void> | void;

/** So that one that hangs ends, also where the machine is busy, in ms. */
const timeout = 240_000;

/** Checks side by side: they mostly wait, but of many services not all at once. */
const concurrency = 2 * availableParallelism();

/** A test of one clause; the title begins with its number. */
export function clause(title: string, check: (t: TestContext) => Promise<void> | void): void {
  test(title, { concurrency, timeout }, (t) =>
    orSkip(t, () => {
      if (title.startsWith('GTW-') && !isMeant('gateway')) {
        throw new NotHere('it is not run for the gateway');
      }
      return check(t);
    }),
  );
}

/** The check for each of them that the run is for, side by side: they are processes of their own. */
export async function each<T extends { name: string }>(
  t: TestContext,
  items: readonly T[],
  check: Check<T>,
): Promise<void> {
  const meant = items.filter(({ name }) => isMeant(name));
  if (meant.length === 0) throw new NotHere(nobody);
  await Promise.all(
    meant.map((item) => t.test(item.name, (inner) => orSkip(inner, () => check(item, inner)))),
  );
}

/** Where it is not here, the run says so. */
export async function orSkip(t: TestContext, check: () => Promise<void> | void): Promise<void> {
  try {
    await cleanedUp(check);
  } catch (error) {
    if (!(error instanceof NotHere)) throw error;
    t.skip(error.message);
  }
}
