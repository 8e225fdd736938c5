import { repository } from '@local/chassis';
import { entity } from '../gen/entities/fine.ts';

/** The stored rows of Fine: nothing else reads or writes its table. */
export const rows = repository(entity);
