import { deleteRoute } from '@local/chassis';
import { rows } from '../data/order.ts';
import { rule } from '../domain/remove-book.ts';
import { operation } from '../gen/operations/remove-book.ts';

/** `DELETE /books/{id}` */
export const route = deleteRoute(operation, rows, rule);
