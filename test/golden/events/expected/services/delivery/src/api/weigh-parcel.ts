import { asking } from '@local/chassis/clients';
import { messageRoute } from '@local/chassis/messaging';
import * as domain from '../domain/weigh-parcel.ts';
import * as gen from '../gen/operations/weigh-parcel.ts';

const inquiry = asking(gen.operation, gen.inquiries, domain.ask);

/** Reached by message only. */
export const route = messageRoute(gen.operation, domain.rule, inquiry);
