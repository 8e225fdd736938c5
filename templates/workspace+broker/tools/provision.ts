/** The script `provision`: makes at the broker what services send to and listen to. */
import { parseArgs } from 'node:util';
import commands from './gen/commands.json' with { type: 'json' };
import { provision } from './lib/broker.ts';
import { givenUrl } from './lib/broker-url.ts';
import { command, Failure } from './lib/failure.ts';
import { readSystem } from './lib/system.ts';

const USAGE = `usage: BROKER_ADMIN_URL=... ${commands.provision}

  Makes the streams, queues and subscriptions that this version of the system needs, where they are
  missing, and takes nothing away: to be run before a deployment, as migrations are, any number of
  times. ${commands.start} does it by itself.

  BROKER_ADMIN_URL   the broker, with an account that may make them; BROKER_URL where it is not set`;

await command(async () => {
  const { values } = parseArgs({
    options: { help: { type: 'boolean', short: 'h', default: false } },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const url = givenUrl('BROKER_ADMIN_URL') ?? givenUrl('BROKER_URL');
  if (url === undefined) {
    throw new Failure('BROKER_ADMIN_URL is not set.', `See ${commands.provision} --help`);
  }
  await provision(readSystem(), url);
  console.log(`${new URL(url).host} has everything that the services need.`);
  return 0;
});
