/** So many lanes has an outbox: its migration made a row for each in `outbox_lanes`. */
const lanes = 16;

/** The lane of a key, the same for ever: FNV-1a over its UTF-16 code units. */
export function laneOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < key.length; index++) {
    hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193);
  }
  // The upper bits are better mixed.
  return (hash >>> 16) % lanes;
}
