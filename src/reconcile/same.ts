import { opaque } from './change.ts';
import { toLf } from './lineEnds.ts';

/** Whether two texts say the same, whatever their line ends; what is no text is like nothing else. */
export function same(a: string | symbol | undefined, b: string | symbol | undefined): boolean {
  return typeof a === 'string' && typeof b === 'string'
    ? toLf(a) === toLf(b)
    : a === b && a !== opaque;
}
