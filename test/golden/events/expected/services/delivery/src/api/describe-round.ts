import { getRoute } from '@local/chassis';
import { asking } from '@local/chassis/clients';
import { rows } from '../data/round.ts';
import { rule } from '../domain/describe-round.ts';
import * as gen from '../gen/operations/describe-round.ts';

const inquiry = asking(gen.operation, gen.inquiries, rule);

/** `GET /rounds/{id}/description` */
export const route = getRoute(gen.operation, rows, inquiry);
