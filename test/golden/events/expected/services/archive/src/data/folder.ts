import { repository } from '@local/chassis';
import { entity } from '../gen/entities/folder.ts';

/** The stored rows of Folder: nothing else reads or writes its table. */
export const rows = repository(entity);
