/** Settings from environment variables, checked before anything else happens (SPEC.md, CFG). */

import { readFileSync } from 'node:fs';

export interface Setting<T> {
  /** Gives the value, or throws a `RangeError` whose message says what is allowed. */
  parse(text: string): T;
  /** Where nothing is set; a setting without one is required. */
  fallback?: { value: T };
  /** Its value is never printed. */
  secret?: true;
}

export type Settings = { readonly [name: string]: Setting<unknown> };
export type Values<S extends Settings> = {
  [K in keyof S]: S[K] extends Setting<infer T> ? T : never;
};
export type Environment = { readonly [name: string]: string | undefined };

export interface SettingProblem {
  setting: string;
  problem: string;
}

/** Everything that is wrong with the settings, at once. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly problems: readonly SettingProblem[];

  constructor(problems: readonly SettingProblem[]) {
    super('the configuration is not valid');
    this.problems = problems;
  }
}

/**
 * @param contradictions asked when each value is good by itself
 * @throws ConfigError
 */
export function readSettings<S extends Settings>(
  settings: S,
  environment: Environment,
  contradictions: (values: Values<S>) => SettingProblem[] = () => [],
): Values<S> {
  const values: Record<string, unknown> = {};
  const problems: SettingProblem[] = [];
  for (const [name, setting] of Object.entries(settings)) {
    const given = textOf(name, setting, environment);
    if ('problem' in given) {
      problems.push(given);
      continue;
    }
    const { text } = given;
    if (text) {
      try {
        values[name] = setting.parse(text);
      } catch (error) {
        if (!(error instanceof RangeError)) throw error;
        const quoted = setting.secret ? 'its value' : JSON.stringify(text.slice(0, 100));
        problems.push({ setting: name, problem: `${quoted} is not ${error.message}` });
      }
    } else if (setting.fallback) {
      values[name] = setting.fallback.value;
    } else {
      problems.push({ setting: name, problem: 'is required' });
    }
  }
  const good = values as Values<S>;
  if (problems.length === 0) problems.push(...contradictions(good));
  if (problems.length > 0) throw new ConfigError(problems);
  return good;
}

/** What a setting is given as: by its variable, or, a secret, in the file that `<name>_FILE` names. */
function textOf(
  name: string,
  { secret }: Setting<unknown>,
  environment: Environment,
): { text: string | undefined } | SettingProblem {
  const text = environment[name]?.trim();
  const setting = `${name}_FILE`;
  const path = secret && environment[setting]?.trim();
  if (!path) return { text };
  if (text) return { setting, problem: `is set beside ${name}` };
  try {
    return { text: readFileSync(path, 'utf8').trim() };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return { setting, problem: `${JSON.stringify(path)} can not be read (${code})` };
  }
}

export function text(fallback?: string): Setting<string> {
  return { parse: (given) => given, ...optional(fallback) };
}

export function integer(range: { min: number; max: number }, fallback?: number): Setting<number> {
  return number(/^\d+$/, `a whole number, ${range.min} to ${range.max}`, range, fallback);
}

/** A number with a fraction. */
export function fraction(range: { min: number; max: number }, fallback?: number): Setting<number> {
  return number(/^\d+(\.\d+)?$/, `a number, ${range.min} to ${range.max}`, range, fallback);
}

export function boolean(fallback?: boolean): Setting<boolean> {
  const parse = (given: string) => oneOf(['true', 'false']).parse(given) === 'true';
  return { parse, ...optional(fallback) };
}

export function oneOf<const T extends string>(allowed: readonly T[], fallback?: T): Setting<T> {
  return {
    parse(given) {
      const found = allowed.find((value) => value === given);
      if (found === undefined) throw new RangeError(`one of ${allowed.join(', ')}`);
      return found;
    },
    ...optional(fallback),
  };
}

/** Values with commas between them. */
export function listOf<T>(item: Setting<T>, fallback?: readonly T[]): Setting<readonly T[]> {
  return {
    parse(given) {
      const parts = given.split(',').map((part) => part.trim());
      return parts.filter((part) => part !== '').map((part) => item.parse(part));
    },
    ...optional(fallback),
  };
}

/** @param schemes as `URL.protocol` gives them, e.g. `https:` */
export function url(schemes: readonly string[], marks: { secret?: true } = {}): Setting<string> {
  return {
    parse(given) {
      const scheme = URL.canParse(given) ? new URL(given).protocol : undefined;
      if (scheme === undefined || !schemes.includes(scheme)) {
        throw new RangeError(`an address that begins with ${schemes.join(' or ')}`);
      }
      return given;
    },
    ...marks,
  };
}

/** A setting that may be left out: undefined then. */
export function maybe<T>(setting: Setting<T>): Setting<T | undefined> {
  return { ...setting, fallback: { value: undefined } };
}

function number(
  form: RegExp,
  allowed: string,
  { min, max }: { min: number; max: number },
  fallback?: number,
): Setting<number> {
  return {
    parse(given) {
      const value = form.test(given) ? Number(given) : Number.NaN;
      if (!(value >= min && value <= max)) throw new RangeError(allowed);
      return value;
    },
    ...optional(fallback),
  };
}

function optional<T>(fallback: T | undefined): { fallback?: { value: T } } {
  return fallback === undefined ? {} : { fallback: { value: fallback } };
}
