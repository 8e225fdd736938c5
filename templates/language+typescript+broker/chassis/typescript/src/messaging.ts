/** What services with events use beside `@local/chassis`. */

export { openBroker, provisionBroker } from './broker/index.ts';
export type {
  Broker,
  DeadLetter,
  DeadLetters,
  Message,
  SubscriptionModel,
  Topology,
} from './broker/port.ts';
export { call } from './consumers/effects/call.ts';
export { custom, type EventContext, type EventHandler } from './consumers/effects/custom.ts';
export { deleteReferring } from './consumers/effects/delete-referring.ts';
export { replicate } from './consumers/effects/replicate.ts';
export { messageRoute } from './consumers/message-route.ts';
export type { Replica, Subscription } from './consumers/model.ts';
export { type ReplicaRows, replicaRows } from './data/replica-rows.ts';
export type { Occasion } from './events/envelope.ts';
export type { EventModel } from './events/model.ts';
export { Outbox } from './events/outbox.ts';
export { payloadCheck } from './events/payload.ts';
export { Rejection, type RejectWith, rejectWith } from './events/rejection.ts';
export { type Messaging, messaging } from './messaging/part.ts';
