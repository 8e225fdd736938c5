import type { Blueprint, Entity } from '../blueprint/types.ts';
import type { History } from '../history/history.ts';
import { fillPath } from './fillPath.ts';
import { contextsOf } from './scopes.ts';
import type { Pack } from './template.ts';
import { toView } from './view/index.ts';

/**
 * Paths of files whose thing has another name by `was`, with those that they may have had under the ones before:
 * what `reconcile` moves. That there is a file at any of them is not said.
 */
export function renamedPaths(
  blueprint: Blueprint,
  history: History,
  pack: Pack,
): Map<string, string[]> {
  const renamed = new Map<string, string[]>();
  const isRenamed = ({ was }: Pick<Entity, 'was'>) => was !== undefined;
  const { services } = blueprint;
  const isAny =
    history.names !== undefined || services.some(({ entities }) => entities.some(isRenamed));
  if (!isAny) return renamed;
  const contexts = contextsOf(toView(blueprint, history));
  for (const { scope, tags, path } of pack.templates) {
    for (const { names, before = [], tags: those } of contexts[scope]) {
      if (before.length === 0 || !tags.every((tag) => those.has(tag))) continue;
      const now = fillPath(path, names);
      const paths = before.map((each) => fillPath(path, each)).filter((each) => each !== now);
      if (paths.length > 0) renamed.set(now, [...new Set(paths)]);
    }
  }
  return renamed;
}
