import { repository } from '@local/chassis';
import { entity } from '../gen/entities/book.ts';

/** The stored rows of Book: nothing else reads or writes its table. */
export const rows = repository(entity);
