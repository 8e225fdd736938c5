import { type ParserOptions, type ParserPlugin, parse } from '@babel/parser';
import type { Program } from '@babel/types';
import type { Spot } from './model.ts';

export type Parsed = { program: Program } | { unreadable: Spot & { why: string } };

/**
 * The syntax tree of a source. What the compiler refuses and the parser can pass over is passed over: the
 * compiler says so itself.
 * @param path tells TypeScript from JavaScript
 */
export function parseSourceFile(path: string, text: string): Parsed {
  try {
    return { program: parse(text, { ...options, ...dialect(path) }).program };
  } catch (error) {
    const { message, loc } = error as Error & { loc?: { line: number; column: number } };
    return {
      unreadable: {
        line: loc?.line ?? 1,
        column: (loc?.column ?? 0) + 1,
        // The parser appends line and column.
        why: message.replace(/\.?\s*\(\d+:\d+\)$/, ''),
      },
    };
  }
}

const options: ParserOptions = {
  errorRecovery: true,
  attachComment: false,
  allowReturnOutsideFunction: true,
};

function dialect(path: string): ParserOptions {
  const typed = /\.[cm]?tsx?$/.test(path);
  const plugins: ParserPlugin[] = ['decorators', 'explicitResourceManagement'];
  if (typed) plugins.push('typescript');
  // `<T>value` is a type in TypeScript, unless the file is one of JSX.
  if (/\.(?:[cm]?js|[jt]sx)$/.test(path)) plugins.push('jsx');
  return { plugins, sourceType: /\.c[jt]s$/.test(path) ? 'unambiguous' : 'module' };
}
