/** A value for a place in a blueprint that is there. */
export interface BlueprintEdit {
  /** Id of the question. */
  question: string;
  path: readonly string[];
  value: unknown;
}
