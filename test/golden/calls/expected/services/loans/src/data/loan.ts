import { repository } from '@local/chassis';
import { entity } from '../gen/entities/loan.ts';

/** The stored rows of Loan: nothing else reads or writes its table. */
export const rows = repository(entity);
