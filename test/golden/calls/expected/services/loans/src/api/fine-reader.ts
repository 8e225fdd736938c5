import { createRoute } from '@local/chassis';
import { asking } from '@local/chassis/clients';
import { rows } from '../data/fine.ts';
import * as domain from '../domain/fine-reader.ts';
import * as gen from '../gen/operations/fine-reader.ts';

const inquiry = asking(gen.operation, gen.inquiries, domain.ask);

/** `POST /fines` */
export const route = createRoute(gen.operation, rows, domain.rule, undefined, inquiry);
