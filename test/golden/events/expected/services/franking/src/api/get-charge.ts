import { getRoute } from '@local/chassis';
import { rows } from '../data/charge.ts';
import { operation } from '../gen/operations/get-charge.ts';

/** `GET /charges/{id}` */
export const route = getRoute(operation, rows);
