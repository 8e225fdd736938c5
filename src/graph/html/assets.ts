import { fileURLToPath } from 'node:url';
import { type Assets, readAssets } from './readAssets.ts';

/** The texts as they stand in this source; the build puts them in here. */
export async function assets(): Promise<Assets> {
  return readAssets(fileURLToPath(new URL('..', import.meta.url)));
}
