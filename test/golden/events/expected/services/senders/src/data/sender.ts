import { repository } from '@local/chassis';
import { entity } from '../gen/entities/sender.ts';

/** The stored rows of Sender: nothing else reads or writes its table. */
export const rows = repository(entity);
