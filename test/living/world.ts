import type { UserError } from '../../src/errors.ts';
import type { History } from '../../src/history/history.ts';

/** How a run ended. */
export type End = 'done' | 'died' | UserError;

/** A repo, on the disk or in memory, and a process that may die while it writes. */
export interface World {
  paths(): string[];
  read(path: string): string | undefined;
  write(path: string, text: string): void;
  remove(path: string): void;
  /**
   * Brings it to what its blueprint says.
   * @param changes after so many changes of the disk the process dies
   */
  apply(changes?: number): Promise<End>;
  /** The same once more, where that costs nothing. */
  copy?(): World;
  /** As the lock has it. */
  history(): Promise<History>;
}

export const blueprintPath = 'microservices.yaml';
