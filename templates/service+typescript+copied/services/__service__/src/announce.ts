import { announceService } from '@local/chassis/messaging';
import { outbox } from './events/outbox.ts';
import { copies } from './gen/copies.ts';
import { service } from './gen/service.ts';

// A process of its own: tells a copy, which another service keeps, of the rows that were there before it.
await announceService(service, outbox, copies);
