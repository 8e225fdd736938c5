import moo, { type Token } from 'moo';

/** A name that a statement uses as that of a table. */
export interface TableName {
  name: string;
  /** Schema, database or whatever else stands before it. */
  qualifier?: string;
  /** In the statement, of all of it. */
  offset: number;
}

// What PostgreSQL and SQLite have in common, and each of their ways to write texts and names.
const lexer = moo.compile({
  space: { match: /\s+/u, lineBreaks: true },
  lineComment: /--[^\n]*/u,
  comment: { match: /\/\*[\s\S]*?\*\//u, lineBreaks: true },
  dollarText: { match: /\$(?:[A-Za-z_]\w*)?\$[\s\S]*?\$(?:[A-Za-z_]\w*)?\$/u, lineBreaks: true },
  escapedText: { match: /[eE]'(?:[^'\\]|''|\\[\s\S])*'/u, lineBreaks: true },
  text: { match: /'(?:[^']|'')*'/u, lineBreaks: true },
  quoted: { match: /"(?:[^"]|"")*"|`(?:[^`]|``)*`/u, lineBreaks: true, value: unquoted },
  parameter: /[$:@?]\w+|\?/u,
  word: { match: /[\p{L}_][\p{L}\p{N}_$]*/u, value: (text: string) => text.toLowerCase() },
  number: /\d[\w.]*/u,
  dot: '.',
  comma: ',',
  open: '(',
  close: ')',
  other: { match: /[\s\S]/u, lineBreaks: true },
});

/** Words after which a table is named, with those that mean something else when they stand before. */
const before: Readonly<Record<string, readonly string[]>> = {
  from: ['distinct'],
  join: [],
  into: [],
  update: ['for', 'key', 'do', 'on'],
  table: ['truncate'],
  view: [],
  using: [],
  truncate: [],
};
/** Those after which several may be named. */
const lists = new Set(['from', 'using', 'truncate']);
/** May stand between such a word and the name. */
const between = new Set([
  'only',
  'lateral',
  'if',
  'not',
  'exists',
  'table',
  'or',
  'ignore',
  'replace',
]);
/** Functions whose arguments have a FROM that names no table. */
const withFrom = new Set(['extract', 'substring', 'trim', 'overlay']);
/** After a table these go on with the statement; any other word is another name for it. */
const goesOn = new Set([
  'where',
  'join',
  'inner',
  'left',
  'right',
  'full',
  'cross',
  'natural',
  'on',
]);

/**
 * The tables that a statement names: what follows FROM, JOIN, INTO, UPDATE, USING, TABLE or VIEW, and is neither a
 * function nor a query that the statement itself gives a name. No grammar is needed for that, so every
 * dialect will do; a name that is filled in is none.
 */
export function tablesIn(statement: string): TableName[] {
  const tokens = tokensIn(statement);
  const own = ownNames(tokens);
  const found: TableName[] = [];
  /** The word before each parenthesis that is open. */
  const open: string[] = [];
  for (const [index, token] of tokens.entries()) {
    const previous = wordAt(tokens, index - 1);
    if (token.type === 'open') open.push(previous);
    if (token.type === 'close') open.pop();
    const unless =
      token.type === 'word' && Object.hasOwn(before, token.value) ? before[token.value] : undefined;
    if (unless === undefined || unless.includes(previous)) continue;
    if (token.value === 'from' && withFrom.has(open.at(-1) ?? '')) continue;
    const isList = lists.has(token.value);
    const mayCall = isList || token.value === 'join';
    found.push(...namesFrom(tokens, index + 1, isList, mayCall));
  }
  return found
    .filter(({ name, qualifier }) => qualifier !== undefined || !own.has(name))
    .sort((a, b) => a.offset - b.offset);
}

/** The tables and views that a script makes, or gives another name. */
export function madeIn(script: string): string[] {
  const tokens = tokensIn(script);
  return tokens.flatMap((token, index) => {
    const isMade = /^(?:table|view)$/.test(wordAt(tokens, index)) && creates(tokens, index - 1);
    const isRenamed = wordAt(tokens, index) === 'to' && wordAt(tokens, index - 1) === 'rename';
    if (token.type !== 'word' || (!isMade && !isRenamed)) return [];
    return namesFrom(tokens, index + 1, false, false).map(({ name }) => name);
  });
}

/** Whether `CREATE` stands there, or before what may stand between it and the kind. */
function creates(tokens: readonly Token[], index: number): boolean {
  const word = wordAt(tokens, index);
  return word === 'create' || (kinds.has(word) && creates(tokens, index - 1));
}

const kinds = new Set([
  'or',
  'replace',
  'temp',
  'temporary',
  'unlogged',
  'virtual',
  'materialized',
  'recursive',
]);

const skipped = new Set(['space', 'lineComment', 'comment']);

const tokensIn = (statement: string): Token[] =>
  [...lexer.reset(statement)].filter(({ type = '' }) => !skipped.has(type));

/** @param isList whether further ones follow a comma, each perhaps with another name */
function namesFrom(tokens: readonly Token[], start: number, isList: boolean, mayCall: boolean) {
  const found: TableName[] = [];
  let index = start;
  for (;;) {
    while (between.has(wordAt(tokens, index))) index += 1;
    const first = tokens[index];
    if (isName(first)) {
      const parts = [first.value];
      while (tokens[index + 1]?.type === 'dot' && isName(tokens[index + 2])) {
        index += 2;
        parts.push(tokens[index]?.value ?? '');
      }
      index += 1;
      const [name = '', qualifier] = parts.reverse();
      if (!mayCall || tokens[index]?.type !== 'open') {
        found.push({ name, ...(qualifier !== undefined && { qualifier }), offset: first.offset });
      }
    } else if (tokens[index]?.type !== 'open') return found;
    if (!isList) return found;
    index = afterParentheses(tokens, index);
    if (wordAt(tokens, index) === 'as') index += 1;
    if (isName(tokens[index]) && !goesOn.has(wordAt(tokens, index))) index += 1;
    if (tokens[index]?.type !== 'comma') return found;
    index += 1;
  }
}

/** What is in them is come to by itself. */
function afterParentheses(tokens: readonly Token[], start: number): number {
  if (tokens[start]?.type !== 'open') return start;
  let depth = 0;
  for (let index = start; index < tokens.length; index += 1) {
    if (tokens[index]?.type === 'open') depth += 1;
    if (tokens[index]?.type === 'close') depth -= 1;
    if (depth === 0) return index + 1;
  }
  return tokens.length;
}

/** `WITH name AS (...)`: queries that have a name in this statement. */
function ownNames(tokens: readonly Token[]): Set<string> {
  return new Set(
    tokens.flatMap((token, index) => {
      if (!isName(token)) return [];
      const isFirst = /^(?:with|recursive)$/.test(wordAt(tokens, index - 1));
      return isFirst || namesQuery(tokens, index + 1) ? [token.value] : [];
    }),
  );
}

/** `AS [[NOT] MATERIALIZED] (` */
function namesQuery(tokens: readonly Token[], start: number): boolean {
  if (wordAt(tokens, start) !== 'as') return false;
  let index = start + 1;
  while (/^(?:not|materialized)$/.test(wordAt(tokens, index))) index += 1;
  return tokens[index]?.type === 'open';
}

const isName = (token: Token | undefined): token is Token =>
  token?.type === 'word' || token?.type === 'quoted';

function wordAt(tokens: readonly Token[], index: number): string {
  const token = tokens[index];
  return token?.type === 'word' ? token.value : '';
}

function unquoted(text: string): string {
  const mark = text[0] ?? '';
  return text.slice(1, -1).replaceAll(mark + mark, mark);
}
