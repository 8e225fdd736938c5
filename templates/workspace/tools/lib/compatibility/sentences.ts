import { quoted } from './contracts.ts';
import type { Difference } from './schemas.ts';

/** What breaks those who send a value of this schema; undefined where nothing does. */
export function brokenForSenders(difference: Difference, what: string): string | undefined {
  const it = named(difference.at, what);
  switch (difference.kind) {
    case 'removed':
      return `no longer takes ${it}`;
    case 'needed':
    case 'required':
      return `needs ${it} by now`;
    case 'type':
      return difference.wider
        ? undefined
        : `takes ${it} as ${difference.now}, and took ${difference.before}`;
    case 'values':
      return `no longer takes ${difference.gone} as ${it}`;
    case 'bound':
      return `takes less as ${it}: ${difference.word} ${quoted(difference.now)}${before(difference.before)}`;
    default:
      return undefined;
  }
}

/**
 * What breaks those who read a value of this schema. They pass over what they do not know, so that other bounds and
 * more values of an enum are nothing to them.
 */
export function brokenForReaders(difference: Difference, what: string): string | undefined {
  const it = named(difference.at, what);
  switch (difference.kind) {
    case 'removed':
      return `no longer has ${it}`;
    case 'optional':
      return `does not always have ${it} any more`;
    case 'type':
      return difference.narrower
        ? undefined
        : `has ${it} as ${difference.now}, and had ${difference.before}`;
    default:
      return undefined;
  }
}

/** The same of messages, of which those from before are still on their way, or kept. */
export function brokenForListeners(difference: Difference, what: string): string | undefined {
  const it = named(difference.at, what);
  switch (difference.kind) {
    case 'needed':
    case 'required':
      return `needs ${it} by now, which messages from before may not have`;
    case 'more':
      return `says ${difference.come} as ${it} by now, which listeners do not know`;
    default:
      return brokenForReaders(difference, what);
  }
}

function named(at: string, what: string): string {
  return at === '' ? what : `${quoted(at)} in ${what}`;
}

const before = (value: unknown) => (value === undefined ? '' : `, and it was ${quoted(value)}`);
