/** A system as a picture: blueprint -> graph -> layout -> text. */
export type { Finding } from './finding.ts';
export { graphOf } from './graphOf.ts';
export { flowchart } from './mermaid/flowchart.ts';
export { sequenceDiagram } from './mermaid/sequence.ts';
export type { Graph } from './model.ts';
export type { Sequence } from './sequence/model.ts';
export { sequencesOf } from './sequence/sequencesOf.ts';
