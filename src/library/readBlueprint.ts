import { readRenderable } from '../blueprint/index.ts';
import type { Blueprint } from '../blueprint/types.ts';
import { catalog } from '../catalog/index.ts';
import { type Source, textOf } from './textOf.ts';

export interface ReadOptions {
  /** Name of the file for messages; `microservices.yaml` by default. Nothing is read from it. */
  file?: string;
}

export interface ReadBlueprint {
  /** With every default filled in and every reference resolved. */
  blueprint: Blueprint;
  /** What was read; of an object, the YAML that stands for it. */
  text: string;
  /**
   * Where something stands in `text`, for rules of your own.
   * @param path keys and indices from the root of the document, e.g. `['services', 'a', 'team']`
   * @param at the value, or the key that it is under; what is not there is found at the nearest key above
   */
  locate(path: readonly (string | number)[], at?: 'value' | 'key'): Place;
}

export interface Place {
  /** From 1. */
  line: number;
  /** From 1, in UTF-16 code units. */
  column: number;
}

/**
 * Reads and checks a blueprint, as every command does before it writes. Pure: reads no file.
 * @throws UserError with every problem at once, what this version does not render included
 * @example
 * const { blueprint } = readBlueprint(await readFile('microservices.yaml', 'utf8'));
 * blueprint.services.map(({ name }) => name);
 */
export function readBlueprint(source: Source, options: ReadOptions = {}): ReadBlueprint {
  const text = textOf(source);
  const { blueprint, document } = readRenderable(text, fileName(options), catalog);
  const locate = (path: readonly (string | number)[], at?: 'value' | 'key'): Place =>
    document.position(path, at === 'key' ? at : undefined);
  return { blueprint, text, locate };
}

export function fileName({ file = 'microservices.yaml' }: ReadOptions): string {
  return file;
}
