import { Document, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';

// The same few words (`type`, `string`, `required`) are in a document thousands of times: each is printed
// once, in a document of its own, cut out of it, and kept.

/** Scalars as text, for the places where quoting differs. Lines after the first are indented by two. */
export const scalarTexts = {
  /** As a value, on lines of its own where it has several. */
  value: remembered(
    (value) => evident(value) ?? print(mapOf(scalar('k'), scalar(value))).slice('k: '.length),
  ),
  key: remembered((key) => print(mapOf(scalar(String(key)), scalar(0))).slice(0, -': 0'.length)),
  /** In a list or a map that stands on one line. */
  inFlow: remembered((value) => print(lineOf(scalar(value))).slice('[ '.length, -' ]'.length)),
};

/** Far more than one repo has; a process that renders many must not grow. */
const limit = 20_000;

/** A map takes 0 and -0 for one key. */
const minusZero = Symbol('-0');

/** Words, paths and hexadecimal names: nothing that YAML would take for anything but text. */
const bare = /^(?!(?:null|true|false)$)(?:[a-z_][\w./-]*|[\da-f]*[abcdf][\da-f]*)$/i;

function remembered(text: (value: unknown) => string): (value: unknown) => string {
  const known = new Map<unknown, string>();
  return (value) => {
    if (typeof value === 'string' && bare.test(value)) return value;
    const key = Object.is(value, -0) ? minusZero : value;
    const before = known.get(key);
    if (before !== undefined) return before;
    const now = text(value);
    if (known.size >= limit) known.clear();
    known.set(key, now);
    return now;
  };
}

/** How most values look, for which the package need not be asked; undefined for all others. */
function evident(value: unknown): string | undefined {
  if (Number.isSafeInteger(value) && !Object.is(value, -0)) return String(value);
  if (typeof value !== 'string') return undefined;
  if (plain.test(value)) return value;
  if (quoted.test(value)) return `'${value}'`;
  return lines.test(value) ? `|-\n  ${value.replace(/\n+/g, '$&  ')}` : undefined;
}

/** From a letter or a path's start on, nothing that could end the text or be the end of a key. */
const plain = /^(?!(?:null|true|false)$)(?!.*(?:: | #|[ :]$))(?:[a-z_/]|\.\.?\/)[ -~]*$/i;
/** What means something else at the start, or what could end the text; no quote in it. */
const quoted = /^(?:[ ,[\]{}#&*!|>"%@`]|(?=.*(?:: | #|[ :]$))[!-&(-~])[ -&(-~]*$/;
/** Without white space around all of it. */
const lines = /^[!-~][\n -~]*\n[\n -~]*[!-~]$/;

const document = new Document(null);

/** Without the last line end. */
function print(contents: YAMLMap | YAMLSeq): string {
  document.contents = contents as unknown as typeof document.contents;
  return document
    .toString({ lineWidth: 0, singleQuote: true })
    .replace(/[\u0085\u2028\u2029\ufeff]/g, (character) => escapes[character] ?? character)
    .slice(0, -1);
}

function mapOf(key: Scalar, value: Scalar): YAMLMap {
  const map = new YAMLMap();
  map.items = [new Pair(key, value)];
  return map;
}

function lineOf(item: Scalar): YAMLSeq {
  const list = new YAMLSeq();
  list.items = [item];
  list.flow = true;
  return list;
}

function scalar(value: unknown): Scalar {
  const node = new Scalar(value);
  if (typeof value === 'string' && odd.test(value)) node.type = 'QUOTE_DOUBLE';
  return node;
}

/** What the package leaves bare, where a reader would see the end of a line or of the document. */
const odd = /[\u0085\u2028\u2029\ufeff]/;

const escapes: Record<string, string> = {
  '\u0085': '\\u0085',
  '\u2028': '\\u2028',
  '\u2029': '\\u2029',
  '\ufeff': '\\uFEFF',
};
