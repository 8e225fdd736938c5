import type { Broker, DeadLetter, DeadLetters } from '@local/chassis/messaging';
import { Failure } from './failure.ts';
import type { System } from './system.ts';

/** So many are asked for at a time: a long list takes no more memory than that. */
const pageSize = 100;

/** Names of all subscriptions, in order. */
export function subscriptionsOf({ services }: System): string[] {
  return services.flatMap(({ subscriptions }) => subscriptions.map(({ name }) => name)).sort();
}

/** The subscription of this name. */
export function named(system: System, name: string | undefined): string {
  const names = subscriptionsOf(system);
  const hint =
    names.length === 0 ? 'No service listens to another one.' : `There are: ${names.join(', ')}`;
  if (name === undefined) throw new Failure('Which subscription?', hint);
  if (!names.includes(name)) throw new Failure(`There is no subscription "${name}".`, hint);
  return name;
}

/** How much waits and how much is dead, for each subscription. */
export async function counts(broker: Broker, names: readonly string[]) {
  return Promise.all(names.map(async (name) => ({ name, ...(await broker.lag(name)) })));
}

/** Oldest first; at most `limit`. */
export async function* listed(letters: DeadLetters, limit: number): AsyncGenerator<DeadLetter> {
  let after: string | undefined;
  let left = limit;
  while (left > 0) {
    const page = await letters.list({ limit: Math.min(left, pageSize), after });
    yield* page;
    if (page.length < pageSize) return;
    left -= page.length;
    after = page.at(-1)?.message.id;
  }
}

export type Act = 'replay' | 'drop';

/** What was done with one of them; `false` where there is none of this id. */
export interface Acted {
  id: string;
  letter: DeadLetter | undefined;
  done: boolean;
}

export async function* actOn(
  letters: DeadLetters,
  act: Act,
  ids: Iterable<string>,
): AsyncGenerator<Acted> {
  for (const id of ids) {
    const letter = await letters.get(id);
    yield { id, letter, done: await letters[act](id) };
  }
}

/** All that are dead by now. What fails again while this runs stays for the next time. */
export async function* actOnAll(letters: DeadLetters, act: Act, now: Date): AsyncGenerator<Acted> {
  const before = now.toISOString();
  for (;;) {
    const page = await letters.list({ limit: pageSize });
    const due = page.filter(({ failedAt }) => failedAt <= before);
    for (const letter of due) {
      const { id } = letter.message;
      yield { id, letter, done: await letters[act](id) };
    }
    if (due.length < pageSize) return;
  }
}
