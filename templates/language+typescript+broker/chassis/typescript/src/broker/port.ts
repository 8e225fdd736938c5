import type { Logger } from '../log.ts';

/**
 * What the chassis asks of a message broker. Everything above it (outbox, inbox, effects, dead
 * letters on the command line) is written once, on this; an adapter is one file beside this one.
 *
 * The same on every broker:
 * - At least once: a message stays with the broker until its verdict has arrived there. Whoever
 *   consumes has to bear that one comes twice; its id is then the same.
 * - In order per key: messages of one publisher with one key are handled one after the other, in
 *   the order in which they were published, however many replicas the publisher or consumer has.
 * - Text is any Unicode, in names' values and in data.
 * - What goes wrong is a `BrokerError`. Connections that break are made again for ever, with pauses
 *   that grow to a few seconds; consumers go on by themselves.
 */
export interface Broker {
  readonly kind: string;
  readonly capabilities: Capabilities;

  /**
   * Stores messages, those of one key in the order given; resolves when the broker has acknowledged
   * them all. A topic without subscriptions is no error, one that nobody provisioned may be.
   * @throws BrokerError; which ones were stored is then unknown: publishing all of them again is
   * right, and ids make it harmless
   */
  publish(messages: readonly Message[], timeoutMs: number): Promise<void>;

  /**
   * Hands messages to `handler`, at most `concurrency` at once. While one waits for its next
   * attempt, later ones of its key wait too. Resolves at once: a broker that is away, or does not
   * have the subscription yet, is asked again until it does.
   */
  subscribe(
    subscription: SubscriptionModel,
    concurrency: number,
    handler: Handler,
  ): Promise<Consumer>;

  /** @param subscription its name */
  deadLetters(subscription: string): DeadLetters;

  /** Of a subscription, by its name. @throws BrokerError */
  lag(subscription: string): Promise<Lag>;

  /** @throws BrokerError `unavailable` where the broker does not answer in time */
  ping(timeoutMs: number): Promise<void>;

  /** Stops what consumes, then disconnects. Nothing can be asked afterwards. */
  close(): Promise<void>;
}

export interface Message {
  /** Id of the outbox row (UUIDv7), CloudEvents `id`: the same at every delivery. */
  id: string;
  /** `<service>.<event>.v<version>` in the blueprint's words, CloudEvents `type`. */
  topic: string;
  /** Messages of one publisher with one key keep their order. */
  key: string;
  /**
   * The other CloudEvents attributes and extensions by their names (lower-case letters and digits):
   * `source`, `time`, `subject`, `traceparent` and so on. They come out as they went in.
   */
  attributes: Readonly<Record<string, string>>;
  /** JSON text of the payload. */
  data: string;
}

export interface SubscriptionModel {
  /**
   * `<consumer>.<publisher>`. Durable, and shared by the replicas of the consumer. One for each
   * publisher, so that order per key holds across its events.
   */
  name: string;
  /** The consumer. */
  service: string;
  /** Topics of the publisher, all of the same one. */
  topics: readonly string[];
  /** Pauses before the 2nd, 3rd ... attempt, in ms; after the last one the message is dead. */
  backoffMs: readonly number[];
  /**
   * Whether a new subscription starts with what the broker still has of its topics, where the
   * broker keeps history. Otherwise it starts with what is published from then on.
   */
  history?: boolean;
}

/** What a handler says of a message. */
export type Verdict =
  | { kind: 'done' }
  /** For the moment: again after the next pause of the list. */
  | { kind: 'retry'; reason: string }
  /** For good: to the dead letters now. */
  | { kind: 'dead'; reason: string };

export interface Delivery {
  message: Message;
  /** 1 for the first. */
  attempt: number;
  /** Aborted when the message is not ours any more, because the broker cannot be reached. */
  signal: AbortSignal;
}

/** A rejection counts as `retry`. */
export type Handler = (delivery: Delivery) => Promise<Verdict>;

export interface Consumer {
  /**
   * Takes nothing more; resolves when what is being handled has its verdict at the broker. What
   * was not begun stays for others, and what waits for another attempt too.
   */
  stop(): Promise<void>;
}

export interface DeadLetter {
  message: Message;
  reason: string;
  /** How often it was handled. */
  attempts: number;
  /** ISO 8601, UTC, milliseconds. */
  failedAt: string;
}

/** What a subscription gave up, oldest first; by id of the message. */
export interface DeadLetters {
  /** @param page at most `limit` of those behind the one with the id `after` */
  list(page: { limit: number; after?: string | undefined }): Promise<DeadLetter[]>;
  get(id: string): Promise<DeadLetter | undefined>;
  /** Hands it to the same subscription again, behind what waits there. @returns false where there is none */
  replay(id: string): Promise<boolean>;
  /** Throws it away. @returns false where there is none */
  drop(id: string): Promise<boolean>;
}

/** As the broker tells it, which may be some seconds behind. */
export interface Lag {
  /** Messages without a verdict: those that wait, and those that this process handles. */
  waiting: number;
  /** Dead letters. */
  dead: number;
}

/** What brokers differ in. Whoever needs one of these asks for it by name. */
export interface Capabilities {
  /** The broker's own permissions can keep publishers and consumers to their topics. */
  permissions: boolean;
  /**
   * Whose messages wait while one waits for its next attempt: those of its key; those of its key
   * and, once more of them wait than a consumer takes ahead, all others; or those of its partition,
   * in which other keys are by chance.
   */
  holdsBack: 'key' | 'window' | 'partition';
  /** Replicas of a consumer share the work, or one works and the others stand by. */
  replicas: 'parallel' | 'one-active';
  /** For how long the broker itself drops an id that it has had, in ms; 0 for never. */
  deduplicatesForMs: number;
  /** A new subscription can start with what was published before it. */
  keepsHistory: boolean;
}

export interface BrokerOptions {
  /** Who connects, as the broker's own tools show it. */
  name: string;
  log: Pick<Logger, 'info' | 'warn'>;
}

/** What is to be there before anybody publishes or consumes. */
export interface Topology {
  publishers: readonly { service: string; topics: readonly string[] }[];
  subscriptions: readonly SubscriptionModel[];
}

/** What an adapter exports. */
export interface Adapter {
  /** Asks nothing of the broker, which may come later. */
  open(url: string, options: BrokerOptions): Broker;

  /**
   * Makes the streams, queues and subscriptions that are missing and adds the topics that a
   * subscription lacks. Can be done again, by several at once, while messages flow; takes nothing
   * away. Needs the rights of `BROKER_ADMIN_URL`.
   * @throws BrokerError
   */
  provision(url: string, topology: Topology): Promise<void>;
}
