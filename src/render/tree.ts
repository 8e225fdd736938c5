/** What a render gives: path (POSIX, relative to the repo's root) -> file. */
export type Tree = ReadonlyMap<string, FileEntry>;

export interface FileEntry {
  /** LF line ends; ends with a newline unless empty. */
  text: string;
  /** Belongs to the user after the first write. */
  once?: true;
  executable?: true;
}
