import { type TestContext, test } from 'node:test';

/** Thrown where a clause cannot be seen in this system; the run prints why. */
export class NotHere extends Error {}

type Check<T> = (item: T, t: TestContext) => Promise<void> | void;

/** So that one that hangs ends, also where the machine is busy, in ms. */
const timeout = 240_000;

/** A test of one clause; the title begins with its number. */
export function clause(title: string, check: (t: TestContext) => Promise<void> | void): void {
  test(title, { concurrency: true, timeout }, (t) => orSkip(t, () => check(t)));
}

/** The check for each of them, side by side: they are processes of their own. */
export async function each<T extends { name: string }>(
  t: TestContext,
  items: readonly T[],
  check: Check<T>,
): Promise<void> {
  if (items.length === 0) throw new NotHere('this system has none');
  await Promise.all(
    items.map((item) => t.test(item.name, (inner) => orSkip(inner, () => check(item, inner)))),
  );
}

/** Where it is not here, the run says so. */
export async function orSkip(t: TestContext, check: () => Promise<void> | void): Promise<void> {
  try {
    await check();
  } catch (error) {
    if (!(error instanceof NotHere)) throw error;
    t.skip(error.message);
  }
}
