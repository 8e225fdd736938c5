import type { Catalog } from '../../../src/catalog/index.ts';
import { UserError } from '../../../src/errors.ts';
import { typedCommand } from '../../support/typedCommand.ts';
import { complete } from '../blueprint/support.ts';

/** The catalog as it will be when everything is rendered. */
export const everything: Catalog = {
  ...complete,
  features: Object.fromEntries(
    Object.entries(complete.features).map(([id, feature]) => [id, { ...feature, rendered: true }]),
  ) as Catalog['features'],
};

/** What a command makes of a text. */
export const made = (text: string, ...typed: string[]): string =>
  typedCommand(text, typed, everything);

/** Why it does not: `[line] message (hint)`, one for each problem. */
export function refusal(text: string, ...typed: string[]): string[] {
  try {
    typedCommand(text, typed, everything);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return [error.message, ...error.problems.map(line)];
  }
  return [];
}

const line = ({ line: at, code, message, hint }: UserError['problems'][number]) =>
  `${at ?? '-'} ${code}: ${message}${hint === undefined ? '' : ` | ${hint}`}`;

/** Lines that are only in the other text, with what was done to them. */
export function changed(before: string, next: string): string[] {
  const [old, now] = [before.split('\n'), next.split('\n')];
  let head = 0;
  while (head < old.length && old[head] === now[head]) head += 1;
  let tail = 0;
  const most = Math.min(old.length, now.length) - head;
  while (tail < most && old.at(-1 - tail) === now.at(-1 - tail)) tail += 1;
  return [
    ...old.slice(head, old.length - tail).map((text) => `-${text}`),
    ...now.slice(head, now.length - tail).map((text) => `+${text}`),
  ];
}
