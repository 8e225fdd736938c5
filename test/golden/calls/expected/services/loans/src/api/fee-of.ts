import { computeRoute } from '@local/chassis/clients';
import { rule } from '../domain/fee-of.ts';
import * as gen from '../gen/operations/fee-of.ts';

/** `GET /fees` */
export const route = computeRoute(gen.operation, gen.inquiries, rule);
