import { releasedFolder } from '../contracts/paths.ts';
import type { Released } from '../contracts/released.ts';
import { sidesOf } from '../reconcile/markers.ts';
import { entriesOf } from './entriesOf.ts';
import { mergeSides } from './mergeSides.ts';
import { readText } from './readTree.ts';
import { statOf } from './statOf.ts';

/** Far above the contract of any service (bytes). */
const sizeLimit = 8 * 1024 * 1024;

/**
 * The contracts that were last released, by path below `contracts/locks/`, sorted. Links are not followed; what is no
 * contract is left out.
 * @param root absolute path of the repo
 */
export function readReleased(root: string): Map<string, string> {
  const found = new Map<string, string>();
  const walk = (below: string) => {
    for (const entry of entriesOf(`${root}/${releasedFolder}/${below}`) ?? []) {
      const path = `${below}${entry.name}`;
      if (entry.isDirectory()) walk(`${path}/`);
      else if (/\.(?:yaml|json)$/.test(path)) {
        const text = textOf(`${root}/${releasedFolder}/${path}`);
        if (text !== undefined) found.set(path, text);
      }
    }
  };
  walk('');
  return found;
}

/**
 * The same as each branch had it, where git could not merge two of them.
 * @param root absolute path of the repo
 */
export async function readReleasedSides(root: string): Promise<Released> {
  const texts = readReleased(root);
  const [ours, theirs] = [new Map(texts), new Map(texts)];
  const unmerged: string[] = [];
  for (const [path, text] of texts) {
    const sides = sidesOf(text);
    if (sides === undefined) continue;
    const [one, other] = (await mergeSides(root, `${releasedFolder}/${path}`)) ?? sides;
    ours.set(path, one);
    theirs.set(path, other);
    unmerged.push(path);
  }
  return { texts, sides: unmerged.length === 0 ? [texts] : [ours, theirs], unmerged };
}

function textOf(file: string): string | undefined {
  if ((statOf(file)?.size ?? 0) > sizeLimit) return undefined;
  const text = readText(file);
  return typeof text === 'string' ? text : undefined;
}
