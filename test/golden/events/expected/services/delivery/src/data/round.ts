import { repository } from '@local/chassis';
import { entity } from '../gen/entities/round.ts';

/** The stored rows of Round: nothing else reads or writes its table. */
export const rows = repository(entity);
