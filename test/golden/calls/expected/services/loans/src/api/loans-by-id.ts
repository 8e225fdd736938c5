import { findRoute } from '@local/chassis';
import { asking } from '@local/chassis/clients';
import { rows } from '../data/loan.ts';
import { rule } from '../domain/loans-by-id.ts';
import * as gen from '../gen/operations/loans-by-id.ts';

const inquiry = asking(gen.operation, gen.inquiries, rule);

/** `POST /loans/batch` */
export const route = findRoute(gen.operation, rows, inquiry);
