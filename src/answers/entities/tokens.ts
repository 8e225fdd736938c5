import { quote } from '../../blueprint/quote.ts';

/** What is not of the notation, and what to type instead. */
export interface Fault {
  message: string;
  hint: string;
}

/** What ends the reading; never leaves `parseEntities`. */
class Stop extends Error {
  readonly fault: Fault;

  constructor(fault: Fault) {
    super(fault.message);
    this.fault = fault;
  }
}

const blanks = /\s*/y;
// Nothing that cannot be seen: it is refused by its code point.
const wordHere = /[^\s\p{C},;:|?()[\]{}<>="'`]+/uy;
const quotedHere = /"[^"\p{C}]*"|'[^'\p{C}]*'/uy;
// What stands behind a "=": also the signs of patterns and of numbers.
const valueHere = /[^\s\p{C},()"']+/uy;

/** The line, read from left to right: words, and signs of one character. */
export class Tokens {
  readonly #text: string;
  #offset = 0;

  constructor(text: string) {
    this.#text = text;
    this.#skip(blanks);
  }

  get offset(): number {
    return this.#offset;
  }

  get atEnd(): boolean {
    return this.#offset === this.#text.length;
  }

  get atWord(): boolean {
    return this.#match(wordHere) !== '';
  }

  peek(sign: string): boolean {
    return this.#text.startsWith(sign, this.#offset);
  }

  take(sign: string): boolean {
    if (!this.peek(sign)) return false;
    this.#offset += sign.length;
    this.#skip(blanks);
    return true;
  }

  /** That word and no other. */
  takeWord(word: string): boolean {
    if (this.#match(wordHere) !== word) return false;
    this.#skip(wordHere);
    this.#skip(blanks);
    return true;
  }

  word(expected: string, hint: string): string {
    const word = this.#match(wordHere);
    if (word === '') this.unexpected(expected, hint);
    this.#skip(wordHere);
    this.#skip(blanks);
    return word;
  }

  /** A value, in quotes where it holds a blank, a comma, a bracket or a quote of the other kind. */
  value(expected: string, hint: string): string {
    const quoted = this.#match(quotedHere);
    const value = quoted === '' ? this.#match(valueHere) : quoted.slice(1, -1);
    if (quoted === '' && value === '') this.unexpected(expected, hint);
    this.#skip(quoted === '' ? valueHere : quotedHere);
    this.#skip(blanks);
    return value;
  }

  unexpected(expected: string, hint: string): never {
    const [found] = this.#text.slice(this.#offset);
    const where =
      found === undefined ? 'It ends' : `There is ${quote(found)} at character ${this.#offset + 1}`;
    throw new Stop({ message: `${where} where ${expected} should be`, hint });
  }

  fail(message: string, hint: string): never {
    throw new Stop({ message, hint });
  }

  faultOf(thrown: unknown): Fault | undefined {
    return thrown instanceof Stop ? thrown.fault : undefined;
  }

  #match(pattern: RegExp): string {
    pattern.lastIndex = this.#offset;
    return pattern.exec(this.#text)?.[0] ?? '';
  }

  #skip(pattern: RegExp): void {
    this.#offset += this.#match(pattern).length;
  }
}
