/**
 * The shortest time, in ms, of so many tries: a busy machine says nothing about us.
 * @param attempt one try; gives how long it took
 */
export async function shortestOf(tries: number, attempt: () => Promise<number>): Promise<number> {
  const took: number[] = [];
  for (let count = 0; count < tries; count += 1) took.push(await attempt());
  return Math.min(...took);
}
