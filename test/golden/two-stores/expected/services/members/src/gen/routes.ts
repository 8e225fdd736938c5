// Generated from microservices.yaml: change it there.
import type * as chassis from '@local/chassis';
import { routes as userRoutes } from '../api/user.ts';

export const routes: chassis.Route[] = [
  ...userRoutes,
];
