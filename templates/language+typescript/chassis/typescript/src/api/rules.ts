import type { Span } from '@opentelemetry/api';
import type { Caller, Request } from '../http/route.ts';
import type { Resource } from '../resource.ts';
import type { Tx } from '../store/port.ts';

/**
 * Business rules: they run inside the transaction of the command, between reading and writing.
 * They return what is stored, or refuse with `reject`; whatever is thrown undoes the command. One
 * that lost against another at the same time is run again, so what a rule does beside the
 * transaction may happen twice.
 */
export interface RuleContext<Asked = undefined> {
  /** Undefined for anonymous operations, and where an event is what asks. */
  caller: Caller | undefined;
  /** When the request came: the time of the change. */
  now: Date;
  /** Reads and writes what belongs to the command. */
  tx: Tx;
  /** What other services said, asked before the transaction began; a rule asks nobody itself. */
  asked: Asked;
}

/** Rules of an entity with create, update and delete. `current` is locked, and has its secrets. */
export interface EntityRules<Row, Fields> {
  create(fields: Fields, context: RuleContext): Fields | Promise<Fields>;
  update(current: Row & Fields, fields: Fields, context: RuleContext): Fields | Promise<Fields>;
  remove(current: Row & Fields, context: RuleContext): void | Promise<void>;
}

/**
 * What an operation asks of others, outside of any transaction: nobody waits for another service
 * with rows locked. Of a query it gives the answer, of a command what its rule gets as `asked`.
 */
export interface Inquiry<Found, Input, Result> {
  uses: readonly Resource<unknown>[];
  /**
   * @param found what is there, or what the input says of a new row
   * @param answer of a query: what it would be without the others
   */
  ask(found: Found, input: Input, request: Request, answer?: unknown): Promise<Result>;
}

/** `fields`: what the input says of the new row. */
export type CreateRule<_Row, Fields, Input, Asked = undefined, Given = Fields> = (
  fields: Given,
  input: Input,
  context: RuleContext<Asked>,
) => Fields | Promise<Fields>;

/**
 * `changes`: what the input says of the row; what is returned is set, the rest stays. Nothing
 * returned is nothing done: the row keeps its version, and no event tells of it.
 */
export type UpdateRule<Row, Fields, Input, Asked = undefined> = (
  current: Row & Fields,
  changes: Partial<Fields>,
  input: Input,
  context: RuleContext<Asked>,
) => Partial<Fields> | undefined | Promise<Partial<Fields> | undefined>;

/** Returns to let the row go. */
export type DeleteRule<Row, Input, Asked = undefined> = (
  current: Row,
  input: Input,
  context: RuleContext<Asked>,
) => void | Promise<void>;

/** An operation that only messages reach: what it does is all here. */
export type MessageRule<Input, Asked = undefined> = (
  input: Input,
  context: MessageContext<Asked>,
) => void | Promise<void>;

/** `now` and `span` go along with an event that the rule publishes. */
export interface MessageContext<Asked = undefined> extends RuleContext<Asked> {
  span: Span;
}
