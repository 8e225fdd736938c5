import { crud } from '@local/chassis';
import { rows } from '../data/note.ts';
import { rules } from '../domain/note.ts';
import { outbox } from '../events/outbox.ts';
import { operations } from '../gen/entities/note.ts';

/** Create, get, list, update and delete of Note, as the contract says. */
export const routes = crud(operations, rows, rules, outbox);
