import { migrateService } from '@local/chassis';
import { service } from './gen/service.ts';

// A process of its own, with the role that owns the schema: the service itself cannot change it.
await migrateService(service, new URL('../migrations/', import.meta.url));
