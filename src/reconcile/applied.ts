import type { Change, Mine, opaque } from './change.ts';

/** What the disk will hold after the changes. */
export function applied(mine: Mine, changes: readonly Change[]): Mine {
  const texts = new Map<string, string | typeof opaque>(mine);
  for (const change of changes) {
    if (change.kind === 'delete') texts.delete(change.path);
    else if ('text' in change && change.text !== undefined) {
      texts.set(change.path, change.text);
      if (change.from !== undefined) texts.delete(change.from);
    }
  }
  return texts;
}
