/**
 * The candidate that was most likely meant, or undefined. Case and separators do not count; up to
 * a third of the letters may be wrong; else the only one that begins so (`int`, `bool`). Long words are
 * not compared: nobody mistypes them into ours, and the comparison is quadratic.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  if (word.length > 80) return undefined;
  const wanted = plain(word);
  let best: string | undefined;
  let least = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  const all = [...candidates];
  for (const candidate of all) {
    const distance = edits(wanted, plain(candidate));
    if (distance < least) {
      best = candidate;
      least = distance;
    }
  }
  return best ?? onlyBeginning(wanted, all);
}

function onlyBeginning(wanted: string, candidates: readonly string[]): string | undefined {
  if (wanted.length < 3) return undefined;
  const found = candidates.filter((candidate) => plain(candidate).startsWith(wanted));
  return found.length === 1 ? found[0] : undefined;
}

/** `Did you mean "x"?`, else the alternatives while they can be read, else undefined. */
export function suggestion(word: string, candidates: readonly string[]): string | undefined {
  const found = nearest(word, candidates);
  if (found !== undefined) return `Did you mean "${found}"?`;
  if (candidates.length === 0 || candidates.length > 20) return undefined;
  return `There is ${[...candidates].join(', ')}.`;
}

const plain = (word: string) => word.toLowerCase().replace(/[-_. ]/g, '');

/** Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours. */
function edits(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(
        (row[j - 1] ?? 0) + 1,
        (last[j] ?? 0) + 1,
        (last[j - 1] ?? 0) + (same ? 0 : 1),
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1);
      }
      row.push(cost);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
