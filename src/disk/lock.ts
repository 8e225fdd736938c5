import type { History } from '../history/history.ts';

/**
 * What was last written: `microservices.lock`, owned by the tool and committed with the repo. The
 * blueprint is what people want; the lock is what they have.
 */
export interface Lock {
  /** Version of the generator that wrote it. */
  generator: string;
  /** The blueprint as it was applied: the document that was read, without its comments. */
  blueprint: unknown;
  history: History;
  /** Blob ids of what was rendered, by path; whether a file was edited since shows without rendering. */
  files: Record<string, string>;
  /** Only in `microservices.lock.next`: see `Intent`. */
  written?: Record<string, string>;
}
