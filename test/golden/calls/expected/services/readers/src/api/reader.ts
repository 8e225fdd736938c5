import { crud } from '@local/chassis';
import { rows } from '../data/reader.ts';
import { rules } from '../domain/reader.ts';
import { operations } from '../gen/entities/reader.ts';

/** Create, get, list, update and delete of Reader, as the contract says. */
export const routes = crud(operations, rows, rules);
