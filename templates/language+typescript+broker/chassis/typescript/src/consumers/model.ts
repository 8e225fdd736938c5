import type { SubscriptionModel } from '../broker/port.ts';
import type { FieldModel, JsonSchema } from '../model.ts';
import type { Effect } from './effect.ts';

/** What a service listens to at one publisher, and what happens then. */
export interface Subscription {
  model: SubscriptionModel;
  /** Each once: older versions are read as if they were the newest, and so is a name of before. */
  events: readonly ConsumedEvent[];
}

export interface ConsumedEvent {
  /** `<publisher>.<event>`: the topic without its version. */
  name: string;
  /** What it was called before: a build of the publisher from then knows no other name. */
  formerly?: FormerName;
  /** What the payload must have to be of use here; anything else in it is ignored. */
  schema: JsonSchema;
  /** In this order, in one transaction. */
  effects: readonly Effect[];
}

export interface FormerName {
  /** `<publisher>.<event>` */
  name: string;
  /** Member of the payload -> what it was called then, where that is another name. */
  members: Readonly<Record<string, string>>;
}

/** A copy of what belongs to another service. */
export interface ReplicaModel {
  name: string;
  table: string;
  /** Name of the field that identifies a row: the key of the original. */
  key: string;
  /** The key first. Those that are not optional are in every event that feeds the replica. */
  fields: readonly FieldModel[];
  feeds: readonly Feed[];
  /** How far behind it may be; nobody said where undefined. */
  maxLagSeconds?: number;
}

/** What one event says of a row. */
export interface Feed {
  /** `<publisher>.<event>` */
  event: string;
  /** What it was called before: rows have seen it under that name. */
  formerly?: string;
  kind: 'set' | 'delete';
  /** Member of the payload that holds the key. */
  key: string;
  /** Field of the replica -> member of the payload. */
  members: Readonly<Record<string, string>>;
}

/** A replica's model that carries its type for the compiler; nothing of it exists at run time. */
export interface Replica<Row> extends ReplicaModel {
  readonly '~types'?: { row: Row };
}
