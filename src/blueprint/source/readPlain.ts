import { coreValue } from './coreValue.ts';
import { limits } from './limits.ts';
import type { SourceNode, SourcePair } from './node.ts';

/**
 * YAML as nearly everybody writes it, read in one go: maps and lists by indentation or in brackets, keys that
 * are words, texts on one line. The package makes tokens, then nodes of everything, for all that YAML can say;
 * that was four fifths of the time of reading a large blueprint.
 *
 * Whatever is not certainly the same for the package (and whatever is wrong) is left to it: undefined. A test
 * compares the two, values and places.
 */
export function readPlain(text: string): { value: unknown; root: SourceNode } | undefined {
  if (odd.test(text)) return undefined;
  try {
    return new Reader(text).read();
  } catch (error) {
    if (error === elsewhere) return undefined;
    throw error;
  }
}

/** Line ends, spaces and marks that need the whole of YAML to be understood, and what begins a document. */
const odd = /[\t\r\u0085\u00a0\u2028\u2029\ufeff]|^(?:---|\.\.\.|%)/m;

/** Thrown where the package has to look. */
const elsewhere = new Error('not plain');

/** Nested collections; deeper ones are counted by the package. */
const deepest = 16;

const word = /\.?[\w$/][\w$./-]*/y;
/** A text without quotes, in brackets and outside; how it begins, and what it must not have. */
const flowText = /[^\s\-?:,[\]{}#&*!|>'"%@`][^,[\]{}\n:#]*(?:[:#][^\s,[\]{}:#][^,[\]{}\n:#]*)*/y;
const blockText = /[^\s\-?:,[\]{}#&*!|>'"%@`][^\n:#]*(?:[:#][^\s:#][^\n:#]*)*/y;
const quoted = /"(?:[^"\\\n]|\\["\\/bfnrt])*"|'(?:[^'\n]|'')*'/y;

interface Read {
  value: unknown;
  node: SourceNode;
}

class Reader {
  readonly #text: string;
  #at = 0;
  /** Where the line begins that something stands on next; -1 at the end. */
  #column = 0;
  #depth = 0;
  /** At least as many as the package would count. */
  #tokens = 4;

  constructor(text: string) {
    this.#text = text;
  }

  read(): { value: unknown; root: SourceNode } {
    const text = this.#text;
    if (this.#nextLine() !== 0) throw elsewhere;
    const { value, node } = /[{[]/.test(text[this.#at] ?? '') ? this.#inline(-1) : this.#block(0);
    if (this.#at < text.length || this.#tokens > limits.tokens) throw elsewhere;
    return { value, root: node };
  }

  /** A map or a list by indentation, or what stands in brackets; afterwards comes what follows it. */
  #block(column: number): Read {
    this.#depth += 1;
    if (this.#depth > deepest) throw elsewhere;
    const char = this.#text[this.#at];
    const read = char === '-' ? this.#blockList(column) : this.#blockMap(column);
    this.#depth -= 1;
    return read;
  }

  #blockMap(column: number): Read {
    const at = this.#at;
    const pairs: SourcePair[] = [];
    const entries: [string, unknown][] = [];
    const known = new Set<string>();
    for (;;) {
      const keyAt = this.#at;
      const key = this.#key(known);
      if (!this.#endsWord()) throw elsewhere;
      const { value, node } = this.#valueOf(column);
      pairs.push({ key, at: keyAt, value: node });
      entries.push([key, value]);
      if (this.#column !== column) break;
    }
    if (this.#column > column) throw elsewhere;
    return { value: Object.fromEntries(entries), node: { kind: 'map', at, pairs } };
  }

  /** What follows a key: on its line, or on the next ones, further in. A list may stand below the key. */
  #valueOf(column: number): Read {
    this.#spaces();
    if (!this.#endsLine()) return this.#inline(column);
    const next = this.#nextLine();
    const isListBelow = next === column && this.#isItem();
    if (next <= column && !isListBelow) throw elsewhere;
    return this.#block(next);
  }

  #blockList(column: number): Read {
    const at = this.#at;
    const items: SourceNode[] = [];
    const values: unknown[] = [];
    while (this.#isItem()) {
      this.#at += 1;
      this.#tokens += 2;
      const spaces = this.#spaces();
      const { value, node } = this.#itemOf(column, column + 1 + spaces);
      items.push(node);
      values.push(value);
      if (this.#column !== column) break;
    }
    if (items.length === 0 || this.#column > column) throw elsewhere;
    return { value: values, node: { kind: 'list', at, items } };
  }

  #itemOf(column: number, inside: number): Read {
    if (this.#endsLine()) {
      const next = this.#nextLine();
      if (next <= column) throw elsewhere;
      return this.#block(next);
    }
    return this.#isItem() || this.#isKey() ? this.#block(inside) : this.#inline(column);
  }

  /** A value that begins on this line, inside a collection at this column; then the next line. */
  #inline(column: number): Read {
    const read = this.#value(blockText, column);
    this.#spaces();
    if (!this.#endsLine()) throw elsewhere;
    // A text may go on there.
    if (this.#nextLine() > column) throw elsewhere;
    return read;
  }

  #value(plain: RegExp, column: number): Read {
    const char = this.#text[this.#at];
    if (char === '{') return this.#flow(column, '}');
    if (char === '[') return this.#flow(column, ']');
    const at = this.#at;
    const value = char === '"' || char === "'" ? this.#quoted() : this.#scalar(this.#plain(plain));
    return { value, node: { kind: 'scalar', at } };
  }

  #scalar(text: string): unknown {
    const value = coreValue(text);
    if (value === undefined) throw elsewhere;
    return value;
  }

  #flow(column: number, end: '}' | ']'): Read {
    const at = this.#at;
    this.#depth += 1;
    if (this.#depth > deepest) throw elsewhere;
    const read = end === '}' ? this.#flowMap(at, column) : this.#flowList(at, column);
    this.#depth -= 1;
    return read;
  }

  #flowMap(at: number, column: number): Read {
    const pairs: SourcePair[] = [];
    const entries: [string, unknown][] = [];
    const known = new Set<string>();
    if (this.#opens('}', column)) return { value: {}, node: { kind: 'map', at, pairs } };
    do {
      const keyAt = this.#at;
      const isQuoted = /["']/.test(this.#text[keyAt] ?? '');
      const key = this.#key(known);
      if (!isQuoted && !this.#endsWord()) throw elsewhere;
      this.#flowSpace(column);
      const { value, node } = this.#value(flowText, column);
      pairs.push({ key, at: keyAt, value: node });
      entries.push([key, value]);
    } while (this.#goesOn('}', column));
    return { value: Object.fromEntries(entries), node: { kind: 'map', at, pairs } };
  }

  #flowList(at: number, column: number): Read {
    const items: SourceNode[] = [];
    const values: unknown[] = [];
    if (this.#opens(']', column)) return { value: values, node: { kind: 'list', at, items } };
    do {
      const { value, node } = this.#value(flowText, column);
      items.push(node);
      values.push(value);
    } while (this.#goesOn(']', column));
    return { value: values, node: { kind: 'list', at, items } };
  }

  /** Past the bracket. @returns whether it is closed at once */
  #opens(end: string, column: number): boolean {
    this.#at += 1;
    this.#tokens += 2;
    this.#flowSpace(column);
    return this.#passes(end);
  }

  /** Past a comma, to the next entry, or past the bracket. */
  #goesOn(end: string, column: number): boolean {
    this.#flowSpace(column);
    if (this.#passes(end)) return false;
    if (!this.#passes(',')) throw elsewhere;
    this.#flowSpace(column);
    return true;
  }

  #passes(char: string): boolean {
    if (this.#text[this.#at] !== char) return false;
    this.#at += 1;
    this.#tokens += 2;
    return true;
  }

  /** Past a key and its colon. */
  #key(known: Set<string>): string {
    const char = this.#text[this.#at];
    const key = char === '"' || char === "'" ? this.#quoted() : this.#plain(word);
    // Twice, or with a meaning of its own: the package says what is wrong with it.
    if (known.has(key) || key === '__proto__' || key.length > 200) throw elsewhere;
    if (key.startsWith('.') && coreValue(key) === undefined) throw elsewhere;
    known.add(key);
    if (this.#text[this.#at] !== ':') throw elsewhere;
    this.#at += 1;
    this.#tokens += 2;
    return key;
  }

  #isKey(): boolean {
    const start = this.#at;
    const char = this.#text[start];
    const pattern = char === '"' || char === "'" ? quoted : word;
    pattern.lastIndex = start;
    const end = pattern.test(this.#text) ? pattern.lastIndex : start;
    return end > start && this.#text[end] === ':' && /[ \n]|^$/.test(this.#text[end + 1] ?? '');
  }

  #isItem(): boolean {
    return this.#text[this.#at] === '-' && /[ \n]/.test(this.#text[this.#at + 1] ?? '');
  }

  #plain(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    if (found === undefined) throw elsewhere;
    this.#at += found.length;
    this.#tokens += 3;
    const text = found.trimEnd();
    if (text.includes(' #')) throw elsewhere;
    // A comment needs a space before it: the pattern has stopped there. A colon there is a key of its own.
    const next = this.#text[this.#at];
    if (pattern !== word && (next === ':' || (next === '#' && text === found))) throw elsewhere;
    return text;
  }

  #quoted(): string {
    quoted.lastIndex = this.#at;
    const found = quoted.exec(this.#text)?.[0];
    if (found === undefined) throw elsewhere;
    this.#at += found.length;
    this.#tokens += 3;
    // Escapes that JSON has too are the same there.
    return found[0] === '"' ? JSON.parse(found) : found.slice(1, -1).replaceAll("''", "'");
  }

  /** Spaces, line ends and comments between brackets; what follows stands further in than what is around. */
  #flowSpace(column: number): void {
    this.#spaces();
    if (!this.#endsLine()) return;
    if (this.#nextLine() <= column) throw elsewhere;
  }

  /** Whether nothing but a comment follows on this line. */
  #endsLine(): boolean {
    const char = this.#text[this.#at];
    if (char === undefined || char === '\n') return true;
    return char === '#' && /[ \n]/.test(this.#text[this.#at - 1] ?? '\n');
  }

  #endsWord(): boolean {
    const char = this.#text[this.#at];
    return char === undefined || char === ' ' || char === '\n';
  }

  #spaces(): number {
    const start = this.#at;
    while (this.#text[this.#at] === ' ') this.#at += 1;
    return this.#at - start;
  }

  /** Past comments and empty lines, from the end of what was read. @returns the column of what follows */
  #nextLine(): number {
    for (;;) {
      const char = this.#text[this.#at];
      this.#tokens += 3;
      if (char === '#') {
        const end = this.#text.indexOf('\n', this.#at);
        this.#at = end < 0 ? this.#text.length : end;
      } else if (char === '\n') {
        this.#at += 1;
        this.#column = this.#spaces();
      } else {
        if (char === undefined) this.#column = -1;
        return this.#column;
      }
    }
  }
}
