import type { SubscriptionModel } from '../broker/port.ts';
import type { FieldModel, JsonSchema } from '../model.ts';
import type { Effect } from './effect.ts';

/** What a service listens to at one publisher, and what happens then. */
export interface Subscription {
  model: SubscriptionModel;
  /** Each event once: a version of it that is not the newest is read as if it were. */
  events: readonly ConsumedEvent[];
}

export interface ConsumedEvent {
  /** `<publisher>.<event>`: the topic without its version. */
  name: string;
  /** What the payload must have to be of use here; anything else in it is ignored. */
  schema: JsonSchema;
  /** In this order, in one transaction. */
  effects: readonly Effect[];
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
