import { createRoute } from '@local/chassis';
import { rows } from '../data/charge.ts';
import { rule } from '../domain/charge-letter.ts';
import { outbox } from '../events/outbox.ts';
import { operation } from '../gen/operations/charge-letter.ts';

/** `message chargeLetter` */
export const route = createRoute(operation, rows, rule, outbox);
