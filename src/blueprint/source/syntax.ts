import type { YAMLError } from 'yaml';
import type { Code } from '../../codes.ts';
import type { Problem } from '../../errors.ts';
import { visible } from '../quote.ts';
import { positionOf } from './position.ts';

type Known = [code: Code, hint: string, message?: string];

const known: Partial<Record<YAMLError['code'], Known>> = {
  TAB_AS_INDENT: ['yaml-tab', 'Indent with spaces: YAML has no tabs there.'],
  BAD_ALIAS: ['yaml-alias', 'Aliases have no use here: write it out.'],
  NON_STRING_KEY: ['yaml-key', 'Write a word before the colon.', 'This key is not text'],
  TAG_RESOLVE_FAILED: ['yaml-tag', 'Tags have no use here: remove it.'],
};

/**
 * What keeps the text from being YAML. Once a token stands where none can, the parser has lost
 * the thread and everything after it seems wrong as well: only the first of those is told.
 */
export function syntaxProblems(
  errors: readonly YAMLError[],
  file: string,
  text: string,
): Problem[] {
  const lost = errors.findIndex(({ code }) => code === 'UNEXPECTED_TOKEN');
  const told = new Set<string>();
  return errors
    .filter(({ message, pos }) => {
      const once = `${pos[0]} ${message}`;
      return !told.has(once) && told.add(once);
    })
    .filter(({ code }, index) => index <= lost || lost < 0 || code !== 'UNEXPECTED_TOKEN')
    .map((error) => {
      const [offset] = error.pos;
      const [code, hint, message] = known[error.code] ?? ['yaml-syntax', hintAt(text, offset)];
      return {
        code,
        message: message ?? visible(error.message.split('\n')[0] ?? ''),
        ...(hint === undefined ? {} : { hint }),
        path: [],
        file,
        ...positionOf(text, offset),
      };
    });
}

/** Inside `{ }`, a brace of a path begins a map unless it is quoted: the trap of the language. */
function hintAt(text: string, offset: number): string | undefined {
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  if (text[offset] !== '{' || !/(?:GET|POST|PUT|PATCH|DELETE) \/\S*$/.test(line)) return undefined;
  return 'Quote a path with parameters: http: "GET /things/{id}"';
}
