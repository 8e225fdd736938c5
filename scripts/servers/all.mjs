import { execFileSync } from 'node:child_process';
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
  provideNode();
}

/** What `tools/node.mjs` of a rendered repo asks npx for, which has one folder for it, and no lock. */
function provideNode() {
  const { platform, arch } = process;
  const prefix = platform === 'darwin' && arch === 'arm64' ? 'node-bin' : 'node';
  const name = `${prefix}-${platform === 'win32' ? 'win' : platform}-${arch}@26`;
  execFileSync('npx', ['-y', '--prefer-offline', '-p', name, 'node', '--version']);
}
