/** What services with events use beside `@local/chassis`. */

export type { Occasion } from './events/envelope.ts';
export type { EventModel } from './events/model.ts';
export { Outbox } from './events/outbox.ts';
export { Rejection, type RejectWith, rejectWith } from './events/rejection.ts';
export { type Messaging, messaging } from './messaging/part.ts';
