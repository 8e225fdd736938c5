// Generated from microservices.yaml: change it there.
import type * as messaging from '@local/chassis/messaging';
import { rows as senderRows } from '../data/sender.ts';

/** The copies that other services keep of rows of this one. */
export const copies: messaging.Copied[] = [
  { replica: 'archive.KnownSender', subscription: 'archive.senders', rows: senderRows as never, events: [
  "sender-created"
] },
  { replica: 'delivery.SenderName', subscription: 'delivery.senders', rows: senderRows as never, events: [
  "sender-created"
] },
];
