import { visible } from '../quote.ts';

/** Names the characters that only look like ASCII, or that cannot be seen at all. */
export function lookAlikes(text: string): string | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: everything but ASCII is meant.
  const strange = [...new Set(text.match(/[^\u0000-\u007f]/gu) ?? [])].slice(0, 5);
  if (strange.length === 0) return undefined;
  const named = strange.map((character) => {
    const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    const shown = visible(character);
    return shown === character ? `"${character}" (U+${code})` : `U+${code}`;
  });
  return `Not ASCII: ${named.join(', ')}.`;
}
