import { listRoute } from '@local/chassis';
import { asking } from '@local/chassis/clients';
import { rows } from '../data/loan.ts';
import { rule } from '../domain/list-loans.ts';
import * as gen from '../gen/operations/list-loans.ts';

const inquiry = asking(gen.operation, gen.inquiries, rule);

/** `GET /loans` */
export const route = listRoute(gen.operation, rows, inquiry);
