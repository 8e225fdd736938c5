import { getRoute } from '@local/chassis';
import { rows } from '../data/hold.ts';
import { operation } from '../gen/operations/get-hold.ts';

/** `GET /holds/{id}` */
export const route = getRoute(operation, rows);
