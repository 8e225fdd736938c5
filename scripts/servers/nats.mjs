import { goProgram } from './go.mjs';

// Debian's is 2.9; what is rendered needs 2.10.
const version = '2.15.2';

/** A folder with a current `nats-server` (half a minute on two cores, once). Undefined where there is no Go. */
export function natsServer() {
  return goProgram('nats-server', version, `github.com/nats-io/nats-server/v2@v${version}`);
}
