import { getRoute } from '@local/chassis';
import { rows } from '../data/letter.ts';
import { operation } from '../gen/operations/read-letter.ts';

/** `GET /internal/letters/{id}` */
export const route = getRoute(operation, rows);
