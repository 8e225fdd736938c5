import { Composer, type Document, Lexer, LineCounter, Parser, visit } from 'yaml';
import type { Code } from '../../codes.ts';
import type { Problem, UserError } from '../../errors.ts';
import { quote } from '../quote.ts';
import { type SourceDocument, sourceDocument } from './document.ts';
import { limits } from './limits.ts';
import { nodeOf } from './node.ts';
import { plainValue } from './plainValue.ts';
import { positionOf } from './position.ts';
import { refusals } from './refusals.ts';
import { syntaxProblems } from './syntax.ts';

export interface Parsed {
  document: SourceDocument;
  problems: Problem[];
}

/** By the package: whatever YAML can say, and everything that is wrong with it. */
export function parseWhole(text: string, file: string): Parsed {
  const { fatal, whole } = refusals(text, file);
  const lines = new LineCounter();
  const parsed = composed(text, lines, (code, message, hint, offset) =>
    whole(code, message, hint, offset),
  );
  const syntax = syntaxProblems([...parsed.errors, ...parsed.warnings], file, text);
  if (syntax.length > 0) throw fatal(syntax);
  if (parsed.contents === null) {
    throw whole('empty', `${file} is empty`, 'Start with schema: create-microservices/v1');
  }
  const refused = refusedSyntax(parsed, file, text);
  const { value, findings } = plainValue(parsed.contents, lines);
  const document = sourceDocument(file, text, value, nodeOf(parsed.contents));
  return { document, problems: [...refused, ...findings.map(document.locate)] };
}

type Refuse = (code: Code, message: string, hint: string, offset?: number) => UserError;

/**
 * The library's `parseDocument`, taken apart: nesting and tokens are counted before nodes are made
 * of them, because composing is recursive and a megabyte of brackets would end the stack.
 */
function composed(text: string, lines: LineCounter, refuse: Refuse): Document.Parsed {
  const parser = new Parser(lines.addNewLine);
  const tokens = [];
  let count = 0;
  lines.addNewLine(0);
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) tokens.push(token);
    count += 1;
    if (parser.stack.length > limits.depth) {
      throw refuse(
        'too-deep',
        `Nested more than ${limits.depth} deep`,
        'Nothing in a blueprint is.',
        parser.offset,
      );
    }
    if (count > limits.tokens) {
      throw refuse(
        'too-large',
        `More than ${limits.tokens} YAML tokens`,
        'Split the system.',
        parser.offset,
      );
    }
  }
  for (const token of parser.end()) tokens.push(token);
  // Keys that stand twice are looked for later: the library compares each with each.
  const options = {
    version: '1.2',
    schema: 'core',
    merge: false,
    uniqueKeys: false,
    stringKeys: true,
  } as const;
  const documents = [
    ...new Composer({ ...options, logLevel: 'silent' }).compose(tokens, true, text.length),
  ];
  const [first, second] = documents;
  if (second) {
    throw refuse(
      'yaml-documents',
      'There is more than one YAML document',
      'One file, one blueprint: remove --- and what follows.',
      second.range[0],
    );
  }
  if (!first)
    throw refuse('empty', 'There is nothing to read', 'Start with schema: create-microservices/v1');
  return first as Document.Parsed;
}

/** Directives and tags: they change what the text means, and nobody needs them here. */
function refusedSyntax(document: Document.Parsed, file: string, text: string): Problem[] {
  const problems: Problem[] = [];
  if (document.directives.yaml.explicit && document.directives.yaml.version !== '1.2') {
    const message = `%YAML ${document.directives.yaml.version} is not what blueprints are written in`;
    problems.push({
      code: 'yaml-version',
      message,
      hint: 'Remove the directive.',
      path: [],
      file,
      line: 1,
      column: 1,
    });
  }
  // Every tag begins with one: most files need no second look.
  if (!text.includes('!')) return problems;
  visit(document, {
    Node(_key, node) {
      if (!('tag' in node) || node.tag === undefined || node.range == null) return;
      const start = text.lastIndexOf('!', node.range[0]);
      problems.push({
        code: 'yaml-tag',
        message: `The tag ${quote(node.tag)} has no use here`,
        hint: 'Remove it.',
        path: [],
        file,
        ...positionOf(text, Math.max(start, 0)),
      });
    },
  });
  return problems;
}
