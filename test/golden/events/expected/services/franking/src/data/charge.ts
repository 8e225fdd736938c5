import { repository } from '@local/chassis';
import { entity } from '../gen/entities/charge.ts';

/** The stored rows of Charge: nothing else reads or writes its table. */
export const rows = repository(entity);
