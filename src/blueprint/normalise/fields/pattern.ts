import { type AST, RegExpParser } from '@eslint-community/regexpp';
import { type CharSet, disjoint, setOf, union } from './charSet.ts';

export interface PatternFault {
  /** Continues `The pattern "..." `. */
  message: string;
  hint?: string;
}

/** A repetition of up to this many is as cheap as none. */
const small = 10;

/**
 * Why a pattern cannot be used; undefined when it can. It must mean the same in RE2 (Go, Python
 * with google-re2) and in a backtracking engine (JavaScript, PostgreSQL), and be fast in both: no
 * look-around, no back-references, and no repetition that can split the same text in many ways.
 */
export function patternFault(source: string): PatternFault | undefined {
  let pattern: AST.Pattern;
  try {
    pattern = new RegExpParser({ ecmaVersion: 2018 }).parsePattern(source, 0, source.length, {
      unicode: true,
    });
  } catch (error) {
    return { message: `is not a regular expression: ${reason(error)}` };
  }
  return unknownToRe2(pattern) ?? slow(pattern.alternatives);
}

const reason = (error: unknown) =>
  error instanceof Error
    ? error.message.replace(/^Invalid regular expression: .*\/[a-z]*: /, '')
    : '';

function unknownToRe2(node: AST.Pattern | AST.Element): PatternFault | undefined {
  switch (node.type) {
    case 'Assertion':
      return node.kind === 'lookahead' || node.kind === 'lookbehind'
        ? { message: `looks around with ${node.raw}`, hint: 'RE2 has no look-around.' }
        : undefined;
    case 'Backreference':
      return { message: `refers back with ${node.raw}`, hint: 'RE2 has no back-references.' };
    case 'Quantifier':
      return node.max !== Number.POSITIVE_INFINITY && node.max > 1000
        ? { message: `repeats more than 1000 times with ${node.raw}`, hint: 'RE2 stops at 1000.' }
        : unknownToRe2(node.element);
    case 'Pattern':
    case 'Group':
    case 'CapturingGroup':
      for (const { elements } of node.alternatives) {
        for (const element of elements) {
          const fault = unknownToRe2(element);
          if (fault) return fault;
        }
      }
      return undefined;
    default:
      return undefined;
  }
}

/** The first repetition in any of the alternatives that could take long. */
function slow(alternatives: AST.Alternative[]): PatternFault | undefined {
  for (const { elements } of alternatives) {
    const fault = neighbours(elements);
    if (fault) return fault;
    for (const element of elements) {
      const inner = element.type === 'Quantifier' ? repeated(element) : undefined;
      const group = element.type === 'Quantifier' ? element.element : element;
      const deeper =
        group.type === 'Group' || group.type === 'CapturingGroup'
          ? slow(group.alternatives)
          : undefined;
      if (inner ?? deeper) return inner ?? deeper;
    }
  }
  return undefined;
}

/**
 * A repeated group must say where each round begins: `(-[a-z]+)*` does, because a round begins
 * with a dash and has none inside; `([a-z]+)*` splits `aaa` in four ways, and longer words in more
 * than anyone can try.
 */
function repeated(quantifier: AST.Quantifier): PatternFault | undefined {
  const { element, max, raw } = quantifier;
  if (max <= 1 || (element.type !== 'Group' && element.type !== 'CapturingGroup')) return undefined;
  const { alternatives } = element;
  if (alternatives.every(({ elements }) => elements.every((part) => isFixed(part)))) {
    if (max <= small || alternatives.length === 1) return undefined;
  }
  const starts = alternatives.map(({ elements: [first] }) =>
    first && isFixed(first) ? setOf(first) : undefined,
  );
  const rest = alternatives.map(({ elements: [, ...others] }) => union(others.map(setOf)));
  const clear = starts.every(
    (start, index) =>
      start !== undefined &&
      rest.every((other) => disjoint(start, other)) &&
      starts.every((other, place) => place === index || (other && disjoint(start, other))),
  );
  if (clear) return undefined;
  return {
    message: `can take forever: ${raw} repeats what is itself repeated or has choices`,
    hint: 'Let each round begin with a character that the rest of it cannot be, as in (-[a-z]+)*.',
  };
}

/** Of a fixed number of characters, so that there is one way to match it. */
function isFixed(element: AST.Element): boolean {
  switch (element.type) {
    case 'Quantifier':
      return element.min === element.max && isFixed(element.element);
    case 'Group':
    case 'CapturingGroup':
      return (
        element.alternatives.length === 1 &&
        element.alternatives.every(({ elements }) => elements.every(isFixed))
      );
    default:
      return true;
  }
}

/**
 * Repetitions side by side that can take each other's characters: two make a quadratic search,
 * which the length of a field bounds; three do not pass. What neither can take ends a row.
 */
function neighbours(elements: AST.Element[]): PatternFault | undefined {
  let row: CharSet[] = [];
  for (const element of elements) {
    const set = setOf(element);
    if (!isFixed(element) && reach(element) > small) {
      row = [...row.filter((other) => !disjoint(other, set)), set];
      if (row.length > 2) {
        return {
          message: 'can take long: three repetitions in a row can take the same characters',
          hint: 'Put a character between them that none of them can be.',
        };
      }
    } else if (isMandatory(element)) {
      row = row.filter((other) => !disjoint(other, set));
    }
  }
  return undefined;
}

/** How often at most the element repeats something. */
function reach(element: AST.Element): number {
  if (element.type === 'Quantifier') return Math.max(element.max, reach(element.element));
  if (element.type !== 'Group' && element.type !== 'CapturingGroup') return 1;
  const parts = element.alternatives.flatMap(({ elements }) => elements.map(reach));
  return Math.max(1, ...parts);
}

function isMandatory(element: AST.Element): boolean {
  return element.type === 'Quantifier' ? element.min > 0 : element.type !== 'Assertion';
}
