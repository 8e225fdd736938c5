import { crud } from '@local/chassis';
import { rows } from '../data/folder.ts';
import { rules } from '../domain/folder.ts';
import { outbox } from '../events/outbox.ts';
import { operations } from '../gen/entities/folder.ts';

/** Create, get, list, update and delete of Folder, as the contract says. */
export const routes = crud(operations, rows, rules, outbox);
