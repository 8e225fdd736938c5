// Generated from microservices.yaml: change it there.
import type * as messaging from '@local/chassis/messaging';
import { rows as letterRows } from '../data/letter.ts';

/** The copies that other services keep of rows of this one. */
export const copies: messaging.Copied[] = [
  { replica: 'delivery.SentLetter', subscription: 'delivery.letters', rows: letterRows as never, events: [
  "letter-written"
] },
  { replica: 'franking.Letter', subscription: 'franking.letters', rows: letterRows as never, events: [
  "letter-sent"
] },
];
