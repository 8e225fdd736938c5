import type { DestinationStream } from 'pino';

/** Somewhere that what it is given is written at once, and whole. */
export interface Sink {
  write(bytes: Buffer): void;
  flushSync(): void;
}

/** A pipe takes so many bytes whole, even where other processes write to it as well. */
const batch = 4_096;
const longestWaitMs = 100;

/**
 * Lines that leave by one write, as many as come within a moment. The writer of pino's gathers lines too,
 * but measures all that it has for each new one, which was most of what logging cost.
 */
export class Batches implements DestinationStream {
  readonly #sink: Sink;
  #waiting = '';

  constructor(sink: Sink) {
    this.#sink = sink;
    setInterval(() => this.flush(), longestWaitMs).unref();
  }

  write(line: string): void {
    if (this.#waiting.length + line.length > batch) this.flush();
    this.#waiting += line;
  }

  flush(): void {
    const text = this.#waiting;
    if (text === '') return;
    this.#waiting = '';
    // A text would be measured, and made into bytes twice, on its way.
    this.#sink.write(Buffer.from(text));
  }

  /** For the end of a process, and what may be it; pino calls it after each fatal line. */
  flushSync(): void {
    this.flush();
    this.#sink.flushSync();
  }
}
