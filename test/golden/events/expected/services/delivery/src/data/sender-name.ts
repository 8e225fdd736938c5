import { replicaRows } from '@local/chassis/messaging';
import { replica } from '../gen/replicas/sender-name.ts';

/** The copies in SenderName, to be read: only events write them. */
export const rows = replicaRows(replica);
