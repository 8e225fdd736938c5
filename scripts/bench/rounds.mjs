import { summary } from './statistics.mjs';

/**
 * Runs every task once as a warm-up and then in turns, so that what else the machine does meets all of
 * them alike. A task that fails is out, and says why.
 * @param {{ id: string, atMost?: number, run(round: number): { wall: number, cpu?: number, peak?: number } }[]} tasks
 * @param {number} count rounds after the warm-up
 * @param {(text: string) => void} note
 * @returns {Map<string, { wall: object, cpu?: object, peak?: object, runs: number } | { failure: string }>}
 */
export function inTurns(tasks, count, note) {
  const samples = new Map(tasks.map(({ id }) => [id, []]));
  const failures = new Map();
  for (let round = 0; round <= count; round += 1) {
    note(round === 0 ? 'warm-up' : `round ${round} of ${count}`);
    for (const { id, atMost = count, run } of tasks) {
      if (failures.has(id) || round > atMost) continue;
      try {
        const sample = run(round);
        if (round > 0) samples.get(id).push(sample);
      } catch (error) {
        failures.set(id, { failure: error.message.split('\n')[0] });
      }
    }
  }
  return new Map(tasks.map(({ id }) => [id, failures.get(id) ?? summarised(samples.get(id))]));
}

function summarised(samples) {
  const of = (name) =>
    samples.every((sample) => sample[name] !== undefined)
      ? summary(samples.map((sample) => sample[name]))
      : undefined;
  return { wall: of('wall'), cpu: of('cpu'), peak: of('peak'), runs: samples.length };
}
