import { deleteRoute } from '@local/chassis';
import { asking } from '@local/chassis/clients';
import { rows } from '../data/loan.ts';
import * as domain from '../domain/drop-loan.ts';
import * as gen from '../gen/operations/drop-loan.ts';

const inquiry = asking(gen.operation, gen.inquiries, domain.ask);

/** `DELETE /loans/{id}` */
export const route = deleteRoute(gen.operation, rows, domain.rule, undefined, inquiry);
