import type { Point } from '../layout/layout.ts';

/** - filled: somebody waits; - open: nobody does; - ring: a reference, nothing moves */
export type Head = 'filled' | 'open' | 'ring';

const length = 9;
const half = 4.2;

/** What stands at the end of a line: a path of its own, since markers need ids that a page has once. */
export function drawHead(points: readonly Point[], head: Head): string {
  const tip = points.at(-1);
  const before = points.at(-2);
  if (tip === undefined || before === undefined) return '';
  const distance = Math.hypot(tip.x - before.x, tip.y - before.y) || 1;
  const along = { x: (tip.x - before.x) / distance, y: (tip.y - before.y) / distance };
  if (head === 'ring') {
    const at = corner(4.5, 0);
    return `<circle class="head ring" cx="${at.x}" cy="${at.y}" r="3.6"/>`;
  }
  const [left, right] = [corner(length, half), corner(length, -half)];
  const path = `M${left.x} ${left.y}L${tip.x} ${tip.y}L${right.x} ${right.y}`;
  return head === 'open'
    ? `<path class="head open" d="${path}"/>`
    : `<path class="head" d="${path}Z"/>`;

  /** A point so far back from the tip, and so far aside. */
  function corner(back: number, aside: number): Point {
    const from = tip as Point;
    return {
      x: tenths(from.x - along.x * back + along.y * aside),
      y: tenths(from.y - along.y * back - along.x * aside),
    };
  }
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}
