import { replicaRows } from '@local/chassis/messaging';
import { replica } from '../gen/replicas/known-sender.ts';

/** The copies in KnownSender, to be read: only events write them. */
export const rows = replicaRows(replica);
