import { repository } from '@local/chassis';
import { entity } from '../gen/entities/group.ts';

/** The stored rows of Group: nothing else reads or writes its table. */
export const rows = repository(entity);
