import { repository } from '@local/chassis';
import { entity } from '../gen/entities/order.ts';

/** The stored rows of Order: nothing else reads or writes its table. */
export const rows = repository(entity);
