import { pascal, words } from '../blueprint/names/case.ts';
import { singular } from '../blueprint/names/singular.ts';

/** The entity that a service most likely owns: `user-groups` keeps a `UserGroup`. */
export function entityNamedAfter(service: string): string {
  const all = words(service);
  return pascal([...all.slice(0, -1), singular(all.at(-1) ?? '')].join(' '));
}
