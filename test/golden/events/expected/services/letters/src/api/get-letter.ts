import { getRoute } from '@local/chassis';
import { rows } from '../data/letter.ts';
import { operation } from '../gen/operations/get-letter.ts';

/** `GET /letters/{id}` */
export const route = getRoute(operation, rows);
