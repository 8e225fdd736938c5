import { updateRoute } from '@local/chassis';
import { rows } from '../data/letter.ts';
import { rule } from '../domain/send-letter.ts';
import { outbox } from '../events/outbox.ts';
import { operation } from '../gen/operations/send-letter.ts';

/** `POST /letters/{id}/send` */
export const route = updateRoute(operation, rows, rule, outbox);
