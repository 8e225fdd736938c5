// Generated from microservices.yaml: change it there.
import type * as chassis from '@local/chassis';
import { routes as readerRoutes } from '../api/reader.ts';

export const routes: chassis.Route[] = [
  ...readerRoutes,
];
