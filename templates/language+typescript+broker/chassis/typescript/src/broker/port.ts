/** Placeholder for the types of the port until the broker branch is merged. */
export interface Message {
  id: string;
  topic: string;
  key: string;
  attributes: Readonly<Record<string, string>>;
  data: string;
}
export interface SubscriptionModel {
  name: string;
  service: string;
  topics: readonly string[];
  backoffMs: readonly number[];
}
export type Verdict =
  | { kind: 'done' }
  | { kind: 'retry'; reason: string }
  | { kind: 'dead'; reason: string };
export interface Delivery {
  message: Message;
  attempt: number;
  signal: AbortSignal;
}
export type Handler = (delivery: Delivery) => Promise<Verdict>;
export interface DeadLetter {
  message: Message;
  reason: string;
  attempts: number;
  failedAt: string;
}
export interface DeadLetters {
  list(options: { limit: number; after?: string }): Promise<DeadLetter[]>;
  get(id: string): Promise<DeadLetter | undefined>;
  replay(id: string): Promise<boolean>;
  drop(id: string): Promise<boolean>;
}
export interface Broker {
  readonly kind: string;
  publish(messages: readonly Message[], timeoutMs: number): Promise<void>;
  subscribe(
    subscription: SubscriptionModel,
    concurrency: number,
    handler: Handler,
  ): Promise<Consumer>;
  deadLetters(subscription: string): DeadLetters;
  lag(subscription: string): Promise<{ waiting: number; dead: number }>;
  ping(timeoutMs: number): Promise<void>;
  close(): Promise<void>;
}
export interface Consumer {
  stop(): Promise<void>;
}
