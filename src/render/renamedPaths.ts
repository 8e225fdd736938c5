import type { Blueprint, Entity } from '../blueprint/types.ts';
import type { History } from '../history/history.ts';
import { fillPath } from './fillPath.ts';
import { contextsOf } from './scopes.ts';
import type { Pack } from './template.ts';
import { toView } from './view/index.ts';

/**
 * Paths of files whose thing has another name by `was`, with the path that they had under the old one:
 * what `reconcile` moves. That there is a file at either is not said.
 */
export function renamedPaths(
  blueprint: Blueprint,
  history: History,
  pack: Pack,
): Map<string, string> {
  const renamed = new Map<string, string>();
  const isRenamed = ({ was }: Entity) => was !== undefined;
  if (!blueprint.services.some(({ entities }) => entities.some(isRenamed))) return renamed;
  const contexts = contextsOf(toView(blueprint, history));
  for (const { scope, tags, path } of pack.templates) {
    for (const context of contexts[scope]) {
      if (context.before === undefined) continue;
      if (!tags.every((tag) => context.tags.has(tag))) continue;
      renamed.set(fillPath(path, context.names), fillPath(path, context.before));
    }
  }
  return renamed;
}
