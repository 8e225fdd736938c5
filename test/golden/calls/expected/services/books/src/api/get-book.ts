import { getRoute } from '@local/chassis';
import { rows } from '../data/book.ts';
import { operation } from '../gen/operations/get-book.ts';

/** `GET /books/{id}` */
export const route = getRoute(operation, rows);
