import { randomBytes } from 'node:crypto';
import { readJson, writeSecretJson } from '../secret-file.ts';

/** Passwords of the roles of one server. */
export interface Passwords {
  /** The password of a role; a new one is made, not yet kept, for a role without. */
  of(role: string): string;
  /** Whether the role's password was kept. */
  knows(role: string): boolean;
  /** Keeps the passwords of these roles: call it once the server has them. */
  keep(...roles: string[]): void;
}

/** Kept in a file that only its owner can read; in memory where no file is given. */
export function openPasswords(file?: string): Passwords {
  const kept = ((file === undefined ? {} : readJson(file)) ?? {}) as Record<string, string>;
  const made: Record<string, string> = {};
  const of = (role: string): string => {
    made[role] ??= kept[role] ?? randomBytes(24).toString('base64url');
    return made[role];
  };
  return {
    of,
    knows: (role) => kept[role] !== undefined,
    keep(...roles) {
      for (const role of roles) kept[role] = of(role);
      if (file !== undefined) writeSecretJson(file, kept);
    },
  };
}
