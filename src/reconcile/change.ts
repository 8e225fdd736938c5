/** One thing that happens, or deliberately does not, to one file. Printing and writing loop over these. */
export type Change = Write | Removal | Left;

export interface Write {
  kind: 'create' | 'update' | 'move' | 'merge' | 'conflict';
  path: string;
  /** Of what moves: where it is until now. It leaves when the new one is in place. */
  from?: string;
  /** What the file will hold. A conflict without text leaves the file as it is; what moves goes as it is. */
  text?: string;
  executable?: true;
  /** For people: why it is not simply ours. */
  why?: string;
}

export interface Removal {
  kind: 'delete';
  path: string;
}

/** The file stays as the user has it, though what we would render has changed. */
export interface Left {
  kind: 'keep';
  path: string;
  why: string;
}

/** Stands for what is on the disk but no text: a binary file, a folder, a link. Never ours, never merged. */
export const opaque = Symbol('opaque');

/** The disk as far as it matters: path -> text, line ends as they are there. */
export type Mine = ReadonlyMap<string, string | typeof opaque>;
