// Generated from microservices.yaml: change it there.
import type * as chassis from '@local/chassis';
import { routes as folderRoutes } from '../api/folder.ts';

export const routes: chassis.Route[] = [
  ...folderRoutes,
];
