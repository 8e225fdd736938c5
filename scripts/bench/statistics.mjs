/**
 * @param {number[]} values at least one
 * @returns {{ median: number, min: number, max: number }}
 */
export function summary(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const median =
    sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  return { median, min: sorted[0], max: sorted[sorted.length - 1] };
}

/**
 * How much steeper a curve is at its end than at its beginning: 1 is a straight line.
 * @param {[number, number][]} points x and y, at least three, by x
 */
export function bend(points) {
  const steepness = ([x1, y1], [x2, y2]) => (y2 - y1) / (x2 - x1);
  const middle = points[points.length - 2];
  return steepness(middle, points[points.length - 1]) / steepness(points[0], middle);
}
