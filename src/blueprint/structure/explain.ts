import type { ErrorObject } from 'ajv';
import type { Finding, Path } from '../finding.ts';
import { camel, kebab, pascal } from '../names/case.ts';
import { nearest, suggestion } from '../nearest.ts';
import { quote } from '../quote.ts';
import type { JsonSchema } from '../schema/jsonSchema.ts';
import { lookAlikes } from './lookAlikes.ts';

/** An error of the validator in the words of the language. */
export function explain(error: ErrorObject, document: unknown): Finding {
  const path = pathOf(error.instancePath, document);
  const schema = (error.parentSchema ?? {}) as JsonSchema;
  // Names of things: the error is about a key of the map, and the key is what to look at.
  const { propertyName } = error;
  const place: Pick<Finding, 'path' | 'at'> =
    propertyName === undefined ? { path } : { path: [...path, propertyName], at: 'key' };
  const value = propertyName ?? error.data;
  const what = schema.title ?? 'what belongs here';

  switch (error.keyword) {
    case 'additionalProperties': {
      const word = String(error.params.additionalProperty);
      return {
        code: 'unknown-word',
        message: `${quote(word)} is not a word of ${what}`,
        hint: suggestion(word, Object.keys(schema.properties ?? {})),
        path: [...path, word],
        at: 'key',
      };
    }
    case 'required': {
      const word = String(error.params.missingProperty);
      const hint = schema.properties?.[word]?.description;
      const written = hint?.startsWith('Write ') ? hint : `Write ${word}: ...`;
      const message = `${capital(named(what, path))} has no ${word}`;
      return { code: 'missing', message, hint: written, path, at: 'key' };
    }
    case 'type':
      return {
        code: 'wrong-type',
        message: `${shown(value)} is ${kindOf(value)}, not ${expected(schema, what)}`,
        hint: typeHint(schema, value),
        ...place,
      };
    case 'const':
    case 'enum': {
      const words = (schema.enum ?? [schema.const]).map(String);
      return {
        code: 'unknown-value',
        message: `${quote(value)} is not ${what}`,
        hint: among(String(value), words, schema),
        ...place,
      };
    }
    case 'pattern':
      return {
        code: 'malformed',
        message: `${quote(value)} is not ${what}`,
        hint: [lookAlikes(String(value)), schema.description, rewritten(schema, String(value))]
          .filter((part) => part !== undefined)
          .join(' '),
        ...place,
      };
    case 'minimum':
    case 'maximum':
      return {
        code: 'range',
        message: `${quote(value)} is ${error.keyword === 'minimum' ? 'below' : 'above'} ${error.params.limit}`,
        hint: schema.description,
        ...place,
      };
    case 'uniqueItems':
      return {
        code: 'duplicate',
        message: `${quote(itemAt(error.data, error.params.i))} stands twice in the list`,
        hint: 'Leave one.',
        path: [...path, error.params.i],
      };
    case 'maxLength':
    case 'minLength':
      return {
        code: error.keyword === 'maxLength' ? 'too-long' : 'too-short',
        message: `${quote(value)} has ${[...String(value)].length} characters; ${what} has at ${error.keyword === 'maxLength' ? 'most' : 'least'} ${error.params.limit}`,
        hint: schema.description,
        ...place,
      };
    default:
      // minItems, maxItems and minProperties: the size of a list or map.
      return {
        code: 'size',
        message: error.keyword.startsWith('min')
          ? `There is nothing in ${what}`
          : `There are more than ${error.params.limit} in ${what}`,
        hint: schema.description,
        ...place,
      };
  }
}

/** The word that was meant, or those that there are. */
function among(value: string, words: string[], { description }: JsonSchema): string | undefined {
  if (words.length > 1 || nearest(value, words)) return suggestion(value, words);
  return description?.startsWith('Write ') ? description : `Write ${words[0]}.`;
}

/** A JSON pointer as a path; whether a segment is an index is known by looking. */
function pathOf(pointer: string, document: unknown): Path {
  const path: (string | number)[] = [];
  let current = document;
  for (const part of pointer.split('/').slice(1)) {
    const segment = part.replaceAll('~1', '/').replaceAll('~0', '~');
    const key = Array.isArray(current) ? Number(segment) : segment;
    path.push(key);
    current = (current as Record<string | number, unknown>)[key];
  }
  return path;
}

const itemAt = (list: unknown, index: unknown) =>
  Array.isArray(list) ? list[Number(index)] : undefined;

/** `The entity "Thing"` where the thing has a name, else what it is. */
function named(what: string, path: Path): string {
  const last = path.at(-1);
  const article = /^an? /;
  return typeof last === 'string' && article.test(what)
    ? `${what.replace(article, 'the ')} ${quote(last)}`
    : what;
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Lists and maps are not quoted. */
const shown = (value: unknown) => (typeof value === 'object' ? 'This' : quote(value));

function kindOf(value: unknown): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a map';
  return typeof value === 'string' ? 'text' : `a ${typeof value}`;
}

const kinds: Record<string, string> = {
  object: 'a map',
  array: 'a list',
  string: 'text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
};

function expected({ type }: JsonSchema, what: string): string {
  const types = [type ?? []].flat().map((word) => kinds[word] ?? word);
  const shape = types.join(' or ');
  return shape === what ? what : `${shape}: ${what}`;
}

function typeHint({ type, description }: JsonSchema, value: unknown): string | undefined {
  const types = [type ?? []].flat();
  if (value === null) return 'Write something behind the colon, or remove the word.';
  if (types.join() === 'string' && (typeof value === 'number' || typeof value === 'boolean')) {
    return `Quote it: "${String(value)}"`;
  }
  if (types.includes('boolean') && /^(?:yes|no|on|off|y|n)$/i.test(String(value))) {
    return 'Write true or false: YAML 1.2 has no other words for them.';
  }
  if (types.includes('array') && typeof value === 'string')
    return `Write a list: [${value.slice(0, 40)}]`;
  return description;
}

/** The name as it would be right. */
function rewritten(schema: JsonSchema, value: string): string | undefined {
  const style = schema['x-case'];
  // Without its look-alikes a name is another name.
  if (style === undefined || value.length > 80 || lookAlikes(value)) return undefined;
  // Where only a name may stand, people write references.
  const [, own = value] = style === 'pascal' ? value.split('.') : [];
  const better = { kebab, camel, pascal }[style](own).replace(/^[0-9]+/, '');
  const works =
    better.length > 0 && better !== value && new RegExp(schema.pattern ?? '', 'u').test(better);
  return works ? `Did you mean "${better}"?` : undefined;
}
