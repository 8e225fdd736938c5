import { readFileSync } from 'node:fs';
import { Failure } from './failure.ts';
import { local } from './root.ts';
import { readJson, writeSecretJson } from './secret-file.ts';

const file = () => local('broker.json');

/** So that other commands find the broker of the system that runs here. */
export function rememberBrokerUrl(url: string): void {
  writeSecretJson(file(), { url });
}

/** An address from the environment: a variable, or the file that `<name>_FILE` names (SPEC.md, CFG-9). */
export function givenUrl(name: string): string | undefined {
  const file = process.env[`${name}_FILE`];
  return process.env[name] || (file && readFileSync(file, 'utf8').trim()) || undefined;
}

/** The broker that `BROKER_URL` names, or that of the system that runs here. */
export function brokerUrl(startCommand: string): string {
  const given = givenUrl('BROKER_URL');
  if (given !== undefined) return given;
  const known = readJson(file()) as { url?: string } | undefined;
  if (known?.url !== undefined) return known.url;
  throw new Failure(
    'No broker is known here.',
    `Name it with BROKER_URL, or start the system with: ${startCommand}`,
  );
}
