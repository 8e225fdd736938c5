// Generated from microservices.yaml: change it there.
import type * as chassis from '@local/chassis';
import { routes as senderRoutes } from '../api/sender.ts';

export const routes: chassis.Route[] = [
  ...senderRoutes,
];
