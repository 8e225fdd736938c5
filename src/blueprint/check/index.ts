import type { Finding } from '../finding.ts';
import type { Blueprint } from '../types.ts';
import { checkCalls } from './calls.ts';
import { checkCollisions } from './collisions.ts';
import { checkConsumed } from './consumed.ts';
import { checkCycles } from './cycles.ts';
import { checkFormerNames } from './formerNames.ts';
import { checkPublished } from './published.ts';
import { checkRoutes } from './routes.ts';
import { checkSagas } from './sagas.ts';
import { checkServices } from './services.ts';
import { checkTaken } from './taken.ts';

/** What only shows when the whole blueprint is looked at. Pure. */
export function check(blueprint: Blueprint): Finding[] {
  return [
    ...checkServices(blueprint),
    ...checkCalls(blueprint),
    ...checkCollisions(blueprint),
    ...checkConsumed(blueprint),
    ...checkCycles(blueprint),
    ...checkFormerNames(blueprint),
    ...checkPublished(blueprint),
    ...checkRoutes(blueprint),
    ...checkSagas(blueprint),
    ...checkTaken(blueprint),
  ];
}
