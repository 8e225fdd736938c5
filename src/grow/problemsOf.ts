import { readRenderable } from '../blueprint/index.ts';
import type { Catalog } from '../catalog/index.ts';
import { type Problem, UserError } from '../errors.ts';

/** Everything that keeps a text from being rendered. */
export function problemsOf(text: string, file: string, catalog: Catalog): Problem[] {
  try {
    readRenderable(text, file, catalog);
    return [];
  } catch (error) {
    if (error instanceof UserError) return [...error.problems];
    throw error;
  }
}
