// Generated from microservices.yaml: change it there.
import type * as chassis from '@local/chassis';
import { route as describeRoundRoute } from '../api/describe-round.ts';
import { route as planRoundRoute } from '../api/plan-round.ts';
import { route as sendParcelRoute } from '../api/send-parcel.ts';

export const routes: chassis.Route[] = [
  describeRoundRoute,
  planRoundRoute,
  sendParcelRoute,
];
