import { debianProgram } from './debian.mjs';

/** Whether `rabbitmq-server` is there. Tests start a node of their own. */
export function rabbitmqServer() {
  return debianProgram('rabbitmq-server');
}
