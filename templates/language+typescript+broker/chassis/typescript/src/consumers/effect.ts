import type { Span } from '@opentelemetry/api';
import type { Message } from '../broker/port.ts';
import type { Values } from '../data/columns.ts';
import type { Rejection } from '../events/rejection.ts';
import type { Logger } from '../log.ts';
import type { Resource } from '../resource.ts';
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
  /** What an effect said that it uses. */
  opened<T>(resource: Resource<T>): T;
}

/** Runs the transaction of a message: the inbox row, the effects, and `work` for the one that leads. */
export type Transact = (work: (tx: Tx) => Promise<void>) => Promise<void>;

/** What happens with an event, in the transaction that remembers it. */
export interface Effect {
  /**
   * It can share its transaction with those of other messages: it is quick, touches few rows, and
   * fails for no reason of its own.
   */
  readonly shares: boolean;
  /** Name of the replica that it keeps. */
  readonly replica?: string;
  /** Beside the store. */
  readonly uses?: readonly Resource<unknown>[];
  /**
   * Instead of `apply`, of an effect that has to know something before the transaction begins: nobody
   * waits for another service with rows locked. One effect of an event at most has it.
   * @param transact may be called again where the first one was undone; `work` is not run for a
   * message that came meanwhile by another way
   */
  lead?(arrival: Arrival, transact: Transact): Promise<void>;
  /** @param arrivals one, or more where the effect shares; those of one key in their order */
  apply(tx: Tx, arrivals: readonly Arrival[]): Promise<void>;
  /**
   * Asked when the transaction was undone, in the one after it.
   * @returns whether the refusal was an answer, which has been given here
   */
  refused?(error: Rejection, tx: Tx, arrival: Arrival): Promise<boolean>;
}
