import { repository } from '@local/chassis';
import { entity } from '../gen/entities/parcel.ts';

/** The stored rows of Parcel: nothing else reads or writes its table. */
export const rows = repository(entity);
