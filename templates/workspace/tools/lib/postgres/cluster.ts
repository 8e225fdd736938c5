import { chownSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../failure.ts';
import { endWithUs, exited } from '../processes.ts';
import { type Account, spawnAs } from './account.ts';
import type { Binaries } from './binaries.ts';
import type { Passwords } from './passwords.ts';

export const SUPERUSER = 'postgres';

/**
 * The data folder inside `folder`; `isNew` where it was made just now, which takes about 0.8 s.
 * It gets its name last, so that an interrupted start leaves nothing that looks finished.
 */
export async function ensureCluster(
  binaries: Binaries,
  account: Account,
  passwords: Passwords,
  folder: string,
): Promise<{ data: string; isNew: boolean }> {
  const data = join(folder, 'data');
  if (existsSync(data)) {
    refuseOtherMajor(binaries, data, folder);
    return { data, isNew: false };
  }
  const draft = join(folder, 'data.new');
  const passwordFile = join(folder, 'superuser.new');
  rmSync(draft, { recursive: true, force: true });
  writeFileSync(passwordFile, passwords.of(SUPERUSER), { mode: 0o600 });
  if (account.uid !== undefined) chownSync(passwordFile, account.uid, account.uid);
  try {
    await initdb(binaries, account, draft, passwordFile);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  passwords.keep(SUPERUSER);
  renameSync(draft, data);
  return { data, isNew: true };
}

async function initdb(
  binaries: Binaries,
  account: Account,
  data: string,
  passwordFile: string,
): Promise<void> {
  const args = [
    `--pgdata=${data}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // PostgreSQL's own Unicode rules: the same order on every system, whatever its locales.
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-sync',
    '--no-instructions',
  ];
  const child = spawnAs(account, binaries.initdb, args, 'pipe');
  endWithUs(child, 'SIGTERM');
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const { code, signal } = await exited(child);
  if (code !== 0) {
    throw new Failure(
      `PostgreSQL's initdb failed (${signal ?? `exit code ${code}`}):\n${output.trimEnd()}`,
    );
  }
}

function refuseOtherMajor(binaries: Binaries, data: string, folder: string): void {
  const major = readFileSync(join(data, 'PG_VERSION'), 'utf8').trim();
  if (major === binaries.major) return;
  throw new Failure(
    `The development data is of PostgreSQL ${major}; version ${binaries.major} is installed.`,
    `Development data can be made anew: rm -rf "${folder}"`,
  );
}
