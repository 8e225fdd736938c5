import type { JsonSchema } from '../model.ts';

/**
 * One version of an event in the words of `src/gen/events.ts`. Versions of one event stand side by
 * side, and so does what it was called before: each time that it happens there is a message of each.
 */
export interface EventModel {
  /** kebab-case, without the service. */
  name: string;
  version: number;
  /**
   * `<service>.<event>.v<version>`: what its messages are called everywhere (CloudEvents `type`). The
   * event's name in it is the one before, where the model is for those who know that one.
   */
  topic: string;
  /** The payload field whose value says which messages keep their order. */
  key: string;
  /** Each field of the payload, and the name of what fills it: see `events/payload.ts`. */
  payload: readonly { field: string; from: string }[];
  /** Tells of a row, and so is filled from the row alone. */
  ofRow?: true;
  /** Path of the contract in the repo (CloudEvents `dataschema`). */
  contract: string;
  /** JSON Schema 2020-12 of the payload; self-contained. */
  schema: JsonSchema;
}
