import type { Span } from '@opentelemetry/api';
import type { Caller } from '../http/route.ts';
import type { Tx } from '../store/port.ts';

/**
 * Business rules: they run inside the transaction of the command, between reading and writing.
 * They return what is stored, or refuse with `reject`; whatever is thrown undoes the command. One
 * that lost against another at the same time is run again, so what a rule does beside the
 * transaction may happen twice.
 */
export interface RuleContext {
  /** Undefined for anonymous operations, and where an event is what asks. */
  caller: Caller | undefined;
  /** When the request came: the time of the change. */
  now: Date;
  /** Reads and writes what belongs to the command. */
  tx: Tx;
}

/** Rules of an entity with create, update and delete. `current` is locked, and has its secrets. */
export interface EntityRules<Row, Fields> {
  create(fields: Fields, context: RuleContext): Fields | Promise<Fields>;
  update(current: Row & Fields, fields: Fields, context: RuleContext): Fields | Promise<Fields>;
  remove(current: Row & Fields, context: RuleContext): void | Promise<void>;
}

/** `fields`: what the input says of the new row. */
export type CreateRule<_Row, Fields, Input> = (
  fields: Fields,
  input: Input,
  context: RuleContext,
) => Fields | Promise<Fields>;

/** `changes`: what the input says of the row; what is returned is set, the rest stays. */
export type UpdateRule<Row, Fields, Input> = (
  current: Row & Fields,
  changes: Partial<Fields>,
  input: Input,
  context: RuleContext,
) => Partial<Fields> | Promise<Partial<Fields>>;

/** Returns to let the row go. */
export type DeleteRule<Row, Input> = (
  current: Row,
  input: Input,
  context: RuleContext,
) => void | Promise<void>;

/** An operation that only messages reach: what it does is all here. */
export type MessageRule<Input> = (input: Input, context: MessageContext) => void | Promise<void>;

/** `now` and `span` go along with an event that the rule publishes. */
export interface MessageContext extends RuleContext {
  span: Span;
}
