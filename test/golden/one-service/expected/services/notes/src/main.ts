import { startService } from '@local/chassis';
import { messaging } from '@local/chassis/messaging';
import { outbox } from './events/outbox.ts';
import { routes } from './gen/routes.ts';
import { service } from './gen/service.ts';

const migrations = new URL('../migrations/', import.meta.url);

await startService(service, routes, migrations, [messaging({ outbox })]);
