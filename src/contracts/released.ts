/** Texts of released contracts, by path below `contracts/locks/`. */
export type ReleasedTexts = ReadonlyMap<string, string>;

/** What was last released. */
export interface Released {
  /** As the disk has them. */
  texts: ReleasedTexts;
  /** One; where git could not merge what two branches have released, that of each. All of them hold. */
  sides: readonly ReleasedTexts[];
  /** Paths of the files that git could not merge. */
  unmerged: readonly string[];
}

export const nothingReleased: Released = { texts: new Map(), sides: [new Map()], unmerged: [] };
