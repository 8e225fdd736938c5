import { templatesFolder } from '../version.ts';
import { loadPack } from './loadPack.ts';
import type { Pack } from './template.ts';

let loaded: Promise<Pack> | undefined;

/**
 * The templates that this package comes with. The build puts them, compiled, in place of this
 * module: see `scripts/build.mjs`.
 */
export function builtInPack(): Promise<Pack> {
  loaded ??= loadPack(templatesFolder);
  return loaded;
}
