import { startService } from '@local/chassis';
import { messaging } from '@local/chassis/messaging';
import { routes } from './gen/routes.ts';
import { service } from './gen/service.ts';
import { subscriptions } from './gen/subscriptions.ts';

const migrations = new URL('../migrations/', import.meta.url);

await startService(service, routes, migrations, [messaging({ subscriptions })]);
