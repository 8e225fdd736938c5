import { crud } from '@local/chassis';
import { rows } from '../data/sender.ts';
import { rules } from '../domain/sender.ts';
import { outbox } from '../events/outbox.ts';
import { operations } from '../gen/entities/sender.ts';

/** Create, get, list, update and delete of Sender, as the contract says. */
export const routes = crud(operations, rows, rules, outbox);
