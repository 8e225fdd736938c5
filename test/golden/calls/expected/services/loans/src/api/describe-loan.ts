import { getRoute } from '@local/chassis';
import { asking } from '@local/chassis/clients';
import { rows } from '../data/loan.ts';
import { rule } from '../domain/describe-loan.ts';
import * as gen from '../gen/operations/describe-loan.ts';

const inquiry = asking(gen.operation, gen.inquiries, rule);

/** `GET /loans/{id}/description` */
export const route = getRoute(gen.operation, rows, inquiry);
