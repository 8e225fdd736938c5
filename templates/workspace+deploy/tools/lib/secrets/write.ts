import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openPasswords } from '../postgres/passwords.ts';
import type { System } from '../system.ts';
import { containerSecrets } from './secrets.ts';

/** Writes a file for each secret, with the passwords that the folder has. @returns how many */
export function writeSecrets(folder: string, system: System, signingKey: string): number {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const passwords = openPasswords(join(folder, 'passwords.json'));
  const used = new Set<string>();
  const secrets = containerSecrets(system, (account) => {
    used.add(account);
    return passwords.of(account);
  });
  passwords.keep(...used);
  secrets['signing-key'] = signingKey;

  for (const [name, text] of Object.entries(secrets)) {
    const file = join(folder, name);
    writeFileSync(file, text);
    // A container reads it as a user of its own; on this machine the folder keeps others out.
    chmodSync(file, 0o644);
  }
  return Object.keys(secrets).length;
}
