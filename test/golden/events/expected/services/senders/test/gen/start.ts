// Generated from microservices.yaml: change it there.
import { type TestService, testService } from '@local/chassis/testing';
import { routes } from '../../src/gen/routes.ts';
import { service } from '../../src/gen/service.ts';

const migrations = new URL('../../migrations/', import.meta.url);

/** The service in this process, with a store, an issuer and stand-ins for those that it calls. */
export function start(): Promise<TestService> {
  return testService(service, routes, migrations, { callees: [] });
}
