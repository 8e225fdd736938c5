import { repository } from '@local/chassis';
import { entity } from '../gen/entities/user.ts';

/** The stored rows of User: nothing else reads or writes its table. */
export const rows = repository(entity);
