/** The language: text to Blueprint, with everything that can be wrong on the way. */
export { normalise } from './normalise/index.ts';
export { type ReadBlueprint, readBlueprint, readRenderable } from './read.ts';
export { checkRenderable } from './renderable/index.ts';
export { blueprintSchema } from './schema/index.ts';
export type { SourceDocument } from './source/document.ts';
export { parseSource } from './source/parse.ts';
export type * from './types.ts';
