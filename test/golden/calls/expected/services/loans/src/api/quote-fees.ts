import { computeRoute } from '@local/chassis/clients';
import { rule } from '../domain/quote-fees.ts';
import * as gen from '../gen/operations/quote-fees.ts';

/** `POST /loans/quote` */
export const route = computeRoute(gen.operation, gen.inquiries, rule);
