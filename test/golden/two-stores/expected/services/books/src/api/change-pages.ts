import { updateRoute } from '@local/chassis';
import { rows } from '../data/order.ts';
import { rule } from '../domain/change-pages.ts';
import { operation } from '../gen/operations/change-pages.ts';

/** `PUT /books/{id}/pages` */
export const route = updateRoute(operation, rows, rule);
