import { repository } from '@local/chassis';
import { entity } from '../gen/entities/reader.ts';

/** The stored rows of Reader: nothing else reads or writes its table. */
export const rows = repository(entity);
