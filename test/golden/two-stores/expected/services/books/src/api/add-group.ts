import { createRoute } from '@local/chassis';
import { rows } from '../data/group.ts';
import { rule } from '../domain/add-group.ts';
import { operation } from '../gen/operations/add-group.ts';

/** `POST /groups` */
export const route = createRoute(operation, rows, rule);
