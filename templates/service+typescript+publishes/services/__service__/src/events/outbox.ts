import { Outbox } from '@local/chassis/messaging';
import { events } from '../gen/events.ts';
import { service } from '../gen/service.ts';

/** The events of this service: stored with the changes that they tell of, and sent from there. */
export const outbox = new Outbox(service.knownAs ?? service.name, events);
