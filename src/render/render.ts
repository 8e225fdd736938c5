import type { Blueprint } from '../blueprint/types.ts';
import type { History } from '../history/history.ts';
import { fill } from './engine.ts';
import { fillPath } from './fillPath.ts';
import { contextsOf } from './scopes.ts';
import type { Pack } from './template.ts';
import type { FileEntry, Tree } from './tree.ts';
import { toView } from './view/index.ts';

/** Texts of files that are known to be what would be rendered, by path. */
export type Known = ReadonlyMap<string, string>;

/**
 * The whole repo as text. Pure: same blueprint, history and pack, same bytes.
 * @param history must cover the blueprint: see `advance`
 * @param known taken as they are: filling templates is most of the work
 * @throws Error when two templates give one path, or a path is left with a placeholder (bugs of the pack)
 */
export function render(
  blueprint: Blueprint,
  history: History,
  pack: Pack,
  known: Known = new Map(),
): Tree {
  const contexts = contextsOf(toView(blueprint, history));
  const files = new Map<string, FileEntry>();
  for (const template of pack.templates) {
    for (const context of contexts[template.scope]) {
      if (!template.tags.every((tag) => context.tags.has(tag))) continue;
      const path = fillPath(template.path, context.names);
      if (files.has(path)) {
        throw new Error(`templates/${template.folder}/${template.path}: ${path} exists already`);
      }
      const entry: FileEntry = { text: known.get(path) ?? fill(template, context.view) };
      if (template.once) entry.once = true;
      if (template.executable) entry.executable = true;
      files.set(path, entry);
    }
  }
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
}
