import { createRoute } from '@local/chassis';
import { rows } from '../data/letter.ts';
import { rule } from '../domain/write-letter.ts';
import { outbox } from '../events/outbox.ts';
import { operation } from '../gen/operations/write-letter.ts';

/** `POST /letters` */
export const route = createRoute(operation, rows, rule, outbox);
