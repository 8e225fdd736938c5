import { getRoute } from '@local/chassis';
import { rows } from '../data/loan.ts';
import { operation } from '../gen/operations/get-loan.ts';

/** `GET /loans/{id}` */
export const route = getRoute(operation, rows);
