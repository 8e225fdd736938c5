import { openapi } from './gen/openapi.ts';
import { gateway } from './gen/routes.ts';
import { startGateway } from './start.ts';

await startGateway(gateway, openapi);
