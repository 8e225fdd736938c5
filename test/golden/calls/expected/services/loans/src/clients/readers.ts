import { client as clientOf } from '@local/chassis/clients';
import * as gen from '../gen/clients/readers.ts';

/** What this service asks of readers: nothing else here speaks to it. */
export const client = clientOf<gen.Operations>(gen.callee);
