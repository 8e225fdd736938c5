let second = Number.NaN;
let upToSecond = '';

/** The time as `toISOString()` writes it. Of a second only the ms are new: written so, it costs a tenth. */
export function isoTime(now: number = Date.now()): string {
  const ms = now % 1_000;
  if (now - ms !== second) {
    second = now - ms;
    upToSecond = new Date(second).toISOString().slice(0, -4);
  }
  return `${upToSecond}${String(ms).padStart(3, '0')}Z`;
}
