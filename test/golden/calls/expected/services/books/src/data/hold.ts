import { repository } from '@local/chassis';
import { entity } from '../gen/entities/hold.ts';

/** The stored rows of Hold: nothing else reads or writes its table. */
export const rows = repository(entity);
