import type { Readable } from 'node:stream';
import type { Answers } from '../answers/index.ts';
import type { Topic } from '../ask/ask.ts';
import type { Progress } from '../report/progress.ts';

/** What a command gets of the world. */
export interface Context extends Surroundings {
  /** Where `--blueprint -` reads. */
  input: Readable;
  /** How the program was started, to be typed again: `npx create-microservices`. */
  program: string;
  /** Asks for what was not said; undefined where nobody is there to be asked. */
  ask?: (said: Answers, topic: Topic) => Promise<Answers>;
  /** Is told the command that needs no question, before anything is done: whatever fails, no answer is lost. */
  keep?: (command: string) => void;
}

/** What remains of it once everything is known. */
export interface Surroundings {
  /** Absolute path that relative ones start from. */
  cwd: string;
  /** Aborted when the user cancels. */
  signal: AbortSignal;
  /** Tells people who wait what is being done. */
  progress: Progress;
}
