import { createRoute } from '@local/chassis';
import { rows } from '../data/book.ts';
import { rule } from '../domain/add-book.ts';
import { operation } from '../gen/operations/add-book.ts';

/** `POST /books` */
export const route = createRoute(operation, rows, rule);
