import { randomFillSync } from 'node:crypto';

const pool = Buffer.allocUnsafe(4_096);
let used = pool.length;
let lastMs = 0;
let sequence = 0;

/**
 * A UUID of version 7 (RFC 9562, 5.7): 48 bits of time in ms, 12 that count on within one, and 62
 * random ones. Later ones of a process sort later, and an index grows at its end.
 */
export function uuidv7(): string {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const bytes = pool.subarray(used, used + 16);
  used += 16;
  count(bytes.readUInt16BE(6));
  bytes.writeUIntBE(lastMs, 0, 6);
  bytes.writeUInt16BE(0x7000 | sequence, 6);
  bytes.writeUInt8(0x80 | (bytes.readUInt8(8) & 0x3f), 8);
  const hex = bytes.toString('hex');
  const parts = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20)];
  return `${parts.join('-')}-${hex.slice(20)}`;
}

/** On from the last one, also where the clock goes back or a millisecond is used up. */
function count(random: number): void {
  const now = Date.now();
  if (now > lastMs) {
    lastMs = now;
    sequence = random & 0x7ff;
  } else if (sequence < 0xfff) {
    sequence += 1;
  } else {
    lastMs += 1;
    sequence = random & 0x7ff;
  }
}
