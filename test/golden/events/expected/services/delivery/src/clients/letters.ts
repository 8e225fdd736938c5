import { client as clientOf } from '@local/chassis/clients';
import * as gen from '../gen/clients/letters.ts';

/** What this service asks of letters: nothing else here speaks to it. */
export const client = clientOf<gen.Operations>(gen.callee);
