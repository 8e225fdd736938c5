import { replicaRows } from '@local/chassis/messaging';
import { replica } from '../gen/replicas/sent-letter.ts';

/** The copies in SentLetter, to be read: only events write them. */
export const rows = replicaRows(replica);
