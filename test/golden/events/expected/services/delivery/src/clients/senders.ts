import { client as clientOf } from '@local/chassis/clients';
import * as gen from '../gen/clients/senders.ts';

/** What this service asks of senders: nothing else here speaks to it. */
export const client = clientOf<gen.Operations>(gen.callee);
