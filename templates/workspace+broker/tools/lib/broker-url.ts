import { Failure } from './failure.ts';
import { local } from './root.ts';
import { readJson, writeSecretJson } from './secret-file.ts';

const file = () => local('broker.json');

/** So that other commands find the broker of the system that runs here. */
export function rememberBrokerUrl(url: string): void {
  writeSecretJson(file(), { url });
}

/** The broker that `BROKER_URL` names, or that of the system that runs here. */
export function brokerUrl(startCommand: string): string {
  const { BROKER_URL: given } = process.env;
  if (given) return given;
  const known = readJson(file()) as { url?: string } | undefined;
  if (known?.url !== undefined) return known.url;
  throw new Failure(
    'No broker is known here.',
    `Name it with BROKER_URL, or start the system with: ${startCommand}`,
  );
}
