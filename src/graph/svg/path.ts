import type { Point } from '../layout/layout.ts';

const radius = 7;

/** A line along some points, with round corners. */
export function roundedPath(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (first === undefined) return '';
  const parts = [`M${first.x} ${first.y}`];
  rest.forEach((point, index) => {
    const before = points[index] as Point;
    const after = rest[index + 1];
    if (after === undefined) {
      parts.push(`L${point.x} ${point.y}`);
      return;
    }
    const bend = Math.min(radius, distance(before, point) / 2, distance(point, after) / 2);
    const start = towards(point, before, bend);
    const end = towards(point, after, bend);
    parts.push(`L${start.x} ${start.y}Q${point.x} ${point.y} ${end.x} ${end.y}`);
  });
  return parts.join('');
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

function towards(from: Point, to: Point, by: number): Point {
  const length = distance(from, to) || 1;
  return {
    x: tenths(from.x + ((to.x - from.x) * by) / length),
    y: tenths(from.y + ((to.y - from.y) * by) / length),
  };
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}
