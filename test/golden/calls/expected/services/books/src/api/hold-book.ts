import { createRoute } from '@local/chassis';
import { rows } from '../data/hold.ts';
import { rule } from '../domain/hold-book.ts';
import { operation } from '../gen/operations/hold-book.ts';

/** `POST /internal/holds` */
export const route = createRoute(operation, rows, rule);
