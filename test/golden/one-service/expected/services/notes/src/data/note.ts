import { repository } from '@local/chassis';
import { entity } from '../gen/entities/note.ts';

/** The stored rows of Note: nothing else reads or writes its table. */
export const rows = repository(entity);
