import { stringify } from 'yaml';

/**
 * A blueprint: the text of `microservices.yaml` (YAML or JSON), or the same as an object. An object is
 * printed as YAML first, so that there is a text for problems to point into and for the repo to keep.
 */
export type Source = string | object;

/** @throws TypeError for an object that is not JSON, e.g. one that contains itself */
export function textOf(source: Source): string {
  if (typeof source === 'string') return source;
  // What JSON leaves out, a blueprint leaves out: undefined, functions.
  const plain = JSON.parse(JSON.stringify(source));
  return stringify(plain, { aliasDuplicateObjects: false, lineWidth: 0 });
}
