import type { Span } from '@opentelemetry/api';
import type { Message } from '../broker/port.ts';
import type { Values } from '../data/columns.ts';
import type { Rejection } from '../events/rejection.ts';
import type { Logger } from '../log.ts';
import type { Store, Tx } from '../store/port.ts';

/** An event that has arrived here for the first time. */
export interface Arrival {
  message: Message;
  /** Fits the schema of the event; may have more. */
  payload: Values;
  /** Of this delivery. */
  now: Date;
  span: Span;
  /** Its lines have the ids of trace and message. */
  log: Logger;
  /** Aborted when the broker does not wait for the verdict any more. */
  signal: AbortSignal;
  /** Where the transaction is. */
  store: Store;
}

/** What happens with an event, in the transaction that remembers it. */
export interface Effect {
  /**
   * It can share its transaction with those of other messages: it is quick, touches few rows, and
   * fails for no reason of its own.
   */
  readonly shares: boolean;
  /** Name of the replica that it keeps. */
  readonly replica?: string;
  /** @param arrivals one, or more where the effect shares; those of one key in their order */
  apply(tx: Tx, arrivals: readonly Arrival[]): Promise<void>;
  /**
   * Asked when the transaction was undone, in the one after it.
   * @returns whether the refusal was an answer, which has been given here
   */
  refused?(error: Rejection, tx: Tx, arrival: Arrival): Promise<boolean>;
}
