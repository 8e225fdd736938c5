import type { AxisId } from './types.ts';

/** Where in a blueprint the option of an axis is written; of two places, the first is the default of the second. */
export const places: Readonly<Record<AxisId, readonly string[]>> = {
  language: ['defaults.language', 'services.<name>.language'],
  datastore: ['defaults.datastore', 'services.<name>.datastore'],
  transport: ['platform.transport', 'services.<name>.transport'],
  broker: ['platform.broker'],
  identity: ['platform.identity'],
  ci: ['platform.ci'],
  deploy: ['platform.deploy'],
  packageManager: ['platform.packageManager'],
  mtls: ['platform.mtls'],
  rateLimitStore: ['gateway.rateLimit.store'],
};
