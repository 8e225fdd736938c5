import { listRoute } from '@local/chassis';
import { rows } from '../data/book.ts';
import { operation } from '../gen/operations/list-books.ts';

/** `GET /books` */
export const route = listRoute(operation, rows);
