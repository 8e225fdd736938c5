import type { Finding } from '../finding.ts';
import type { RawBlueprint } from '../raw.ts';
import type { Blueprint } from '../types.ts';
import { checkCollisions } from './collisions.ts';
import { checkCycles } from './cycles.ts';
import { checkNames } from './names.ts';
import { checkRoutes } from './routes.ts';
import { checkSagas } from './sagas.ts';
import { checkServices } from './services.ts';

/** What only shows when the whole blueprint is looked at. Pure. */
export function check(blueprint: Blueprint, raw: RawBlueprint): Finding[] {
  return [
    ...checkNames(raw),
    ...checkServices(blueprint),
    ...checkCollisions(blueprint),
    ...checkCycles(blueprint),
    ...checkRoutes(blueprint),
    ...checkSagas(blueprint),
  ];
}
