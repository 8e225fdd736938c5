import { replicaRows } from '@local/chassis/messaging';
import { replica } from '../gen/replicas/letter.ts';

/** The copies in Letter, to be read: only events write them. */
export const rows = replicaRows(replica);
