import { deleteRoute } from '@local/chassis';
import { rows } from '../data/letter.ts';
import { rule } from '../domain/burn-letter.ts';
import { outbox } from '../events/outbox.ts';
import { operation } from '../gen/operations/burn-letter.ts';

/** `DELETE /letters/{id}` */
export const route = deleteRoute(operation, rows, rule, outbox);
