import { local } from './root.ts';
import { readJson, writeSecretJson } from './secret-file.ts';

const file = () => local('databases.json');

const read = () => (readJson(file()) ?? {}) as Record<string, string>;

/** So that other commands find the databases of the system that runs here, with the role of the service. */
export function rememberDatabase(service: string, url: string): void {
  writeSecretJson(file(), { ...read(), [service]: url });
}

export function databaseUrlOf(service: string): string | undefined {
  return read()[service];
}
