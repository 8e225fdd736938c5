import { updateRoute } from '@local/chassis';
import { rows } from '../data/charge.ts';
import { rule } from '../domain/pay-charge.ts';
import { operation } from '../gen/operations/pay-charge.ts';

/** `POST /charges/{id}/pay` */
export const route = updateRoute(operation, rows, rule);
