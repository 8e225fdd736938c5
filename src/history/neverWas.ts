import type { Finding, Path } from '../blueprint/finding.ts';
import { quote } from '../blueprint/quote.ts';

/**
 * `was` says what something never was called.
 * @param former what it was called
 * @param path of `was`
 */
export function neverWas(
  name: string,
  was: string,
  former: readonly string[],
  path: Path,
): Finding {
  return {
    code: 'not-migratable',
    message: `${quote(name)} was never ${quote(was)}: it was ${[...new Set(former)].map(quote).join(', ')}`,
    hint: 'Write was: with that name while a build from before runs, and take it out when none does any more.',
    path,
  };
}
