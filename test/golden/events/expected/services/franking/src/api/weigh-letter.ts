import { messageRoute } from '@local/chassis/messaging';
import { rule } from '../domain/weigh-letter.ts';
import { operation } from '../gen/operations/weigh-letter.ts';

/** Reached by message only. */
export const route = messageRoute(operation, rule);
