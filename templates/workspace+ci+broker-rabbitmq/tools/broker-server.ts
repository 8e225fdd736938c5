/** The script `broker-server`: installs `rabbitmq-server` for the tests, from the packages of Debian or Ubuntu. */
import { execFileSync } from 'node:child_process';
import { command } from './lib/failure.ts';

await command(async () => {
  const root = process.getuid?.() === 0 ? [] : ['sudo'];
  const apt = (...args: string[]) => {
    const [program = '', ...rest] = [...root, 'apt-get', '--yes', ...args];
    execFileSync(program, rest, { stdio: 'inherit' });
  };
  apt('update');
  apt('install', '--no-install-recommends', 'rabbitmq-server');
  return 0;
});
