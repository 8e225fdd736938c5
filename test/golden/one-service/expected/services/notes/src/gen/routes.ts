// Generated from microservices.yaml: change it there.
import type * as chassis from '@local/chassis';
import { routes as noteRoutes } from '../api/note.ts';

export const routes: chassis.Route[] = [
  ...noteRoutes,
];
