import { invalid, Problem } from './problem.ts';

/** The longest deadline that a caller may name, in ms. */
const longest = 3_600_000;

/** The moment after which nobody waits for an answer. */
export class Deadline {
  /** On the clock of `performance.now()`, in ms. */
  readonly at: number;
  #controller: AbortController | undefined;
  #passed = false;

  constructor(at: number) {
    this.at = at;
  }

  static in(ms: number): Deadline {
    return new Deadline(performance.now() + ms);
  }

  /** What is left, in ms; never below 0. */
  remaining(): number {
    return this.#passed ? 0 : Math.max(0, this.at - performance.now());
  }

  /** @throws Problem `deadline-exceeded` when nothing is left. */
  check(): void {
    if (this.remaining() <= 0) throw new Problem('deadline-exceeded');
  }

  /** Aborted when the deadline passes or the caller goes away. Made when first asked for: few ask. */
  get signal(): AbortSignal {
    this.#controller ??= new AbortController();
    if (this.#passed) this.#controller.abort();
    return this.#controller.signal;
  }

  /** Nobody waits any more. */
  expire(): void {
    this.#passed = true;
    this.#controller?.abort();
  }
}

/**
 * What `x-deadline-ms` says, in ms; undefined where there is none.
 * @throws Problem `validation-failed` for anything but 0 to 3600000.
 */
export function parseBudget(header: string | string[] | undefined): number | undefined {
  if (header === undefined) return undefined;
  const budget = typeof header === 'string' && /^\d{1,7}$/.test(header) ? Number(header) : Infinity;
  if (budget > longest) {
    const message = `must be a whole number of ms, 0 to ${longest}`;
    throw invalid([{ in: 'header', path: '/x-deadline-ms', message }]);
  }
  return budget;
}
