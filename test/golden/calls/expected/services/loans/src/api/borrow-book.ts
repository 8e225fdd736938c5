import { createRoute } from '@local/chassis';
import { asking } from '@local/chassis/clients';
import { rows } from '../data/loan.ts';
import * as domain from '../domain/borrow-book.ts';
import * as gen from '../gen/operations/borrow-book.ts';

const inquiry = asking(gen.operation, gen.inquiries, domain.ask);

/** `POST /loans` */
export const route = createRoute(gen.operation, rows, domain.rule, undefined, inquiry);
