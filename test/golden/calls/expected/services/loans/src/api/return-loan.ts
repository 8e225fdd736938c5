import { updateRoute } from '@local/chassis';
import { asking } from '@local/chassis/clients';
import { rows } from '../data/loan.ts';
import * as domain from '../domain/return-loan.ts';
import * as gen from '../gen/operations/return-loan.ts';

const inquiry = asking(gen.operation, gen.inquiries, domain.ask);

/** `POST /loans/{id}/return` */
export const route = updateRoute(gen.operation, rows, domain.rule, undefined, inquiry);
