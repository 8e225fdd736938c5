import { repository } from '@local/chassis';
import { entity } from '../gen/entities/letter.ts';

/** The stored rows of Letter: nothing else reads or writes its table. */
export const rows = repository(entity);
