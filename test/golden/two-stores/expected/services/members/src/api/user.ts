import { crud } from '@local/chassis';
import { rows } from '../data/user.ts';
import { rules } from '../domain/user.ts';
import { outbox } from '../events/outbox.ts';
import { operations } from '../gen/entities/user.ts';

/** Create, get, list, update and delete of User, as the contract says. */
export const routes = crud(operations, rows, rules, outbox);
