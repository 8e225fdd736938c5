// Generated from microservices.yaml: change it there.
import type * as chassis from '@local/chassis';
import { route as getChargeRoute } from '../api/get-charge.ts';
import { route as payChargeRoute } from '../api/pay-charge.ts';

export const routes: chassis.Route[] = [
  getChargeRoute,
  payChargeRoute,
];
