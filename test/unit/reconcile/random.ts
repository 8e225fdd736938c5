import type { FileEntry, Tree } from '../../../src/render/tree.ts';

/** Numbers in [0, 1) that follow from the seed (mulberry32), so that a failure can be had again. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const paths = ['a', 'b/c', 'b/d', 'e/package.json', 'f/migrations/0001.sql', 'g', 'h/i/j'];
const words = ['alpha', 'beta', 'gamma', '', '}', '__proto__', 'constructor', '<<<<<<< yours', 'ä'];

/** A tree over few paths and few lines, so that random trees have much in common. */
export function randomTree(random: () => number): Tree {
  const files = new Map<string, FileEntry>();
  for (const path of paths) {
    if (random() < 0.3) continue;
    const entry: FileEntry = { text: randomText(path, random) };
    if (random() < 0.2) entry.once = true;
    files.set(path, entry);
  }
  return files;
}

/** The texts of a tree after a user was there: edited, deleted, added, turned to CRLF. */
export function edited(tree: Tree, random: () => number): Map<string, string> {
  const texts = new Map<string, string>();
  for (const path of paths) {
    const text = tree.get(path)?.text;
    if (text === undefined || random() < 0.3) {
      if (random() < 0.5) texts.set(path, randomText(path, random));
    } else if (random() < 0.8) {
      texts.set(path, random() < 0.2 ? text.replaceAll('\n', '\r\n') : text);
    }
  }
  return texts;
}

function randomText(path: string, random: () => number): string {
  const lines = Array.from({ length: Math.floor(random() * 6) }, () => pick(words, random));
  if (path.endsWith('package.json') && random() < 0.8) {
    const dependencies = Object.fromEntries(lines.map((line) => [line, `1.${lines.length}.0`]));
    return `${JSON.stringify({ dependencies }, null, 2)}\n`;
  }
  return lines.join('\n') + (random() < 0.8 && lines.length > 0 ? '\n' : '');
}

function pick<Item>(items: readonly Item[], random: () => number): Item {
  return items[Math.floor(random() * items.length)] as Item;
}
