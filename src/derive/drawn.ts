import { createHash } from 'node:crypto';

/** By page of the rendered repo: the diagram in it, so that one that was changed by hand shows. */
export function drawn(diagram: string): Record<string, string> {
  return { 'docs/architecture.md': createHash('sha256').update(diagram).digest('hex') };
}
