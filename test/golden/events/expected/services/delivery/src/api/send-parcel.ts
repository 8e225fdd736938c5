import { createRoute } from '@local/chassis';
import { asking } from '@local/chassis/clients';
import { rows } from '../data/parcel.ts';
import * as domain from '../domain/send-parcel.ts';
import * as gen from '../gen/operations/send-parcel.ts';

const inquiry = asking(gen.operation, gen.inquiries, domain.ask);

/** `POST /parcels` */
export const route = createRoute(gen.operation, rows, domain.rule, undefined, inquiry);
