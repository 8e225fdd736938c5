import { debianProgram } from './debian.mjs';
import { natsServer } from './nats.mjs';
import { prometheusTools } from './prometheus.mjs';
import { rabbitmqServer } from './rabbitmq.mjs';

/** Fetches and builds what the end-to-end tests start, as far as that is possible here. */
export function provideServers() {
  natsServer();
  rabbitmqServer();
  prometheusTools();
  debianProgram('rsync');
}
