import type { AST } from '@eslint-community/regexpp';
import { RegExpParser } from '@eslint-community/regexpp';

/**
 * A text that a pattern matches: the first alternative, one character of each class, as few
 * repetitions as allowed. Deterministic. Patterns are the RE2 subset that the blueprint accepts.
 */
export function matching(pattern: string): string {
  const { alternatives } = new RegExpParser().parsePattern(pattern, 0, pattern.length, {
    unicode: true,
  });
  return firstOf(alternatives);
}

function firstOf(alternatives: AST.Alternative[]): string {
  return (alternatives[0]?.elements ?? []).map(textOf).join('');
}

function textOf(element: AST.Element): string {
  switch (element.type) {
    case 'Character':
      return String.fromCodePoint(element.value);
    case 'CharacterSet':
    case 'CharacterClass':
      return memberOf(element.raw);
    case 'Group':
    case 'CapturingGroup':
      return firstOf(element.alternatives);
    case 'Quantifier':
      return textOf(element.element).repeat(element.max === 0 ? 0 : Math.max(element.min, 1));
    default:
      return '';
  }
}

/** The first character of a class, letters and digits before the rest. */
function memberOf(set: string): string {
  const member = new RegExp(`^${set}$`, 'u');
  for (const character of 'aA0') if (member.test(character)) return character;
  for (let point = 0x20; point <= 0x10ffff; point += 1) {
    const character = String.fromCodePoint(point);
    if (member.test(character)) return character;
  }
  return '';
}
