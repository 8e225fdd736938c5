import { findRoute } from '@local/chassis';
import { rows } from '../data/book.ts';
import { operation } from '../gen/operations/books-by-id.ts';

/** `POST /internal/books:batchGet` */
export const route = findRoute(operation, rows);
