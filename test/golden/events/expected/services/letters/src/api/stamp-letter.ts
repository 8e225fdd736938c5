import { updateRoute } from '@local/chassis';
import { rows } from '../data/letter.ts';
import { rule } from '../domain/stamp-letter.ts';
import { operation } from '../gen/operations/stamp-letter.ts';

/** `POST /internal/letters/{id}/stamp` */
export const route = updateRoute(operation, rows, rule);
