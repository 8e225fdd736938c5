import { createRoute } from '@local/chassis';
import { asking } from '@local/chassis/clients';
import { rows } from '../data/round.ts';
import * as domain from '../domain/plan-round.ts';
import * as gen from '../gen/operations/plan-round.ts';

const inquiry = asking(gen.operation, gen.inquiries, domain.ask);

/** `POST /rounds` */
export const route = createRoute(gen.operation, rows, domain.rule, undefined, inquiry);
