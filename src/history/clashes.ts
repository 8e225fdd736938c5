import { isDeepStrictEqual } from 'node:util';
import type { History, SchemaStep } from './history.ts';

/** Which of two histories that git could not merge: that of the branch one is on, or of the one that comes. */
export type Side = 'ours' | 'theirs';

/** A service to which two branches have added migrations, of which only one can be the next. */
export interface Clash {
  service: string;
  /** Names of the migrations that only this side has. */
  ours: string[];
  theirs: string[];
}

/** Where both have added something after what they have in common. */
export function clashesOf(ours: History, theirs: History): Clash[] {
  return Object.entries(ours.schemas).flatMap(([service, mine]) => {
    const other = theirs.schemas[service] ?? [];
    const common = commonSteps(mine, other);
    if (common === mine.length || common === other.length) return [];
    const added = (steps: SchemaStep[]) => steps.slice(common).map(({ name }) => name);
    return [{ service, ours: added(mine), theirs: added(other) }];
  });
}

function commonSteps(one: readonly SchemaStep[], other: readonly SchemaStep[]): number {
  const at = one.findIndex((step, index) => !isDeepStrictEqual(step, other[index]));
  return at === -1 ? one.length : at;
}
