import { updateRoute } from '@local/chassis';
import { asking } from '@local/chassis/clients';
import { rows } from '../data/loan.ts';
import * as domain from '../domain/extend-loan.ts';
import * as gen from '../gen/operations/extend-loan.ts';

const inquiry = asking(gen.operation, gen.inquiries, domain.ask);

/** `PUT /loans/{id}` */
export const route = updateRoute(gen.operation, rows, domain.rule, undefined, inquiry);
