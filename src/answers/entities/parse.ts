import { suggestion } from '../../blueprint/nearest.ts';
import { quote } from '../../blueprint/quote.ts';
import type { RawField, RawFieldMap } from '../../blueprint/raw.ts';
import {
  entityMarks,
  type Fields,
  fieldMarks,
  marks,
  type NamedEntity,
  valueMarks,
} from './notation.ts';
import { type Fault, Tokens } from './tokens.ts';

/** What was typed, as entities of the blueprint; or the first thing that is not of the notation. */
export function parseEntities(text: string): { entities: NamedEntity[] } | { fault: Fault } {
  return reading(text, (tokens) => {
    const entities: NamedEntity[] = [];
    do {
      const [name, entity] = parseEntity(tokens);
      if (entities.some(([other]) => other === name)) {
        tokens.fail(`The entity ${quote(name)} stands twice`, 'Leave one, or rename one');
      }
      entities.push([name, entity]);
    } while (tokens.take(',') && !tokens.atEnd);
    if (!tokens.atEnd) tokens.unexpected('"," or the end', hintAfterEntity(tokens));
    return { entities };
  });
}

/** A name, and the fields in brackets behind it where there are any: an entity, an event, an operation. */
export function parseNamed(
  text: string,
  what: string,
): { name: string; fields?: Fields } | { fault: Fault } {
  return reading(text, (tokens) => {
    const name = tokens.word(`the name of ${what}`, 'Begin with a name: name(field:string)');
    const fields = tokens.take('(') ? parseFields(tokens, name, ')') : undefined;
    if (!tokens.atEnd) tokens.unexpected('the end', hintAfterEntity(tokens));
    return { name, ...(fields === undefined ? {} : { fields }) };
  });
}

/** Fields with commas between them, as they stand in the brackets. */
export function parseFieldList(text: string): Fields | { fault: Fault } {
  return reading(text, (tokens) => parseFields(tokens, 'it', undefined));
}

function reading<Found>(text: string, read: (tokens: Tokens) => Found): Found | { fault: Fault } {
  const tokens = new Tokens(text);
  try {
    return read(tokens);
  } catch (thrown) {
    const fault = tokens.faultOf(thrown);
    if (fault === undefined) throw thrown;
    return { fault };
  }
}

function parseEntity(tokens: Tokens): NamedEntity {
  const name = tokens.word('the name of an entity', 'Begin like this: Thing(name:string)');
  if (!tokens.take('(')) return [name, { fields: { name: 'string' } }];
  const { fields, owner } = parseFields(tokens, name, ')');
  const said = entityMarks.flatMap((mark) => {
    const value = tokens.takeWord(mark) ? valueBehind(tokens, mark) : undefined;
    return value === undefined ? [] : [[mark, value]];
  });
  const marks = Object.fromEntries(said);
  return [name, { ...marks, ...(owner === undefined ? {} : { owner }), fields }];
}

/** @param end the bracket behind the last one; where there is none, they go on to the end */
function parseFields(tokens: Tokens, name: string, end: ')' | undefined): Fields {
  const fields: [string, RawField][] = [];
  const owners: string[] = [];
  const isOver = () => (end === undefined ? tokens.atEnd : tokens.peek(end));
  while (!isOver()) {
    const field = parseField(tokens, name);
    if (fields.some(([other]) => other === field.name)) {
      tokens.fail(`${name} has the field ${quote(field.name)} twice`, 'Leave one, or rename one');
    }
    fields.push([field.name, field.raw]);
    if (field.owner) owners.push(field.name);
    if (isOver()) continue;
    const expected = end === undefined ? '"," or the end' : '"," or ")"';
    if (!tokens.take(',')) tokens.unexpected(expected, hintAfterField(tokens, name));
  }
  if (end !== undefined) tokens.take(end);
  const [owner, another] = owners;
  if (another !== undefined) {
    tokens.fail(`${name} has two owners, ${owner} and ${another}`, 'Mark one field as owner');
  }
  return { ...(owner === undefined ? {} : { owner }), fields: Object.fromEntries(fields) };
}

function parseField(tokens: Tokens, entity: string) {
  const name = tokens.word(`a field of ${entity}`, `Write ${entity}(name:string), or ${entity}`);
  let optional = tokens.take('?');
  if (optional && tokens.peek(':')) {
    tokens.unexpected(
      'the type before the "?"',
      `Write ${name}:string? for one that may be absent`,
    );
  }
  const type = tokens.take(':') ? parseType(tokens, name) : { type: 'string' };
  optional = tokens.take('?') || optional;
  const said = parseMarks(tokens, name);
  const full: RawFieldMap = {
    ...type,
    ...(optional ? { optional } : {}),
    ...Object.fromEntries(fieldMarks.filter((mark) => said.has(mark)).map((mark) => [mark, true])),
    ...Object.fromEntries(
      valueMarks.flatMap((mark) => {
        const value = said.get(mark);
        return value === undefined ? [] : [[mark, markValue(mark, value, type.type ?? '')]];
      }),
    ),
  };
  const raw = Object.keys(full).length === 1 && full.type !== undefined ? full.type : full;
  return { name, raw, owner: said.has('owner') };
}

function parseType(tokens: Tokens, field: string): RawFieldMap {
  const first = tokens.word(`the type of ${field}`, `Write ${field}:string`);
  if (tokens.take('[')) {
    if (!tokens.take(']')) tokens.unexpected('"]"', `Write ${field}:${first}[]`);
    return { type: `${first}[]` };
  }
  const values = [first];
  while (tokens.take('|')) {
    values.push(tokens.word('another value', `Write ${field}:${values.join('|')}|other`));
  }
  return values.length === 1 ? { type: first } : { type: 'enum', values };
}

function parseMarks(tokens: Tokens, field: string): Map<string, string> {
  const said = new Map<string, string>();
  while (tokens.atWord) {
    const at = tokens.offset;
    const word = tokens.word('a mark', '');
    if (!marks.some((mark) => mark === word)) {
      tokens.fail(
        `${quote(word)} at character ${at + 1} is not a mark`,
        `${suggestion(word, marks)} A type is written ${field}:${word}, and fields have commas between them`,
      );
    }
    const hasValue = valueMarks.some((mark) => mark === word);
    said.set(word, hasValue ? valueBehind(tokens, word) : '');
  }
  return said;
}

const examples: Record<string, string> = {
  pattern: '"^[A-Z]+$"',
  partOf: 'Thing',
  key: 'code',
  path: '/things',
};

function valueBehind(tokens: Tokens, word: string): string {
  const hint = `Write ${word}=${examples[word] ?? '1'}`;
  if (!tokens.take('=')) tokens.unexpected(`"=" after ${word}`, hint);
  return tokens.value(`the value of ${word}`, hint);
}

/** As the blueprint has it: a number, yes or no where the type is one; what it is not, the language says. */
function markValue(mark: (typeof valueMarks)[number], text: string, type: string): unknown {
  const isNumber = mark === 'default' ? /^(?:integer|number)$/.test(type) : mark !== 'pattern';
  if (isNumber && text !== '' && Number.isFinite(Number(text))) return Number(text);
  if (mark === 'default' && type === 'boolean' && /^(?:true|false)$/.test(text))
    return text === 'true';
  return text;
}

function hintAfterEntity(tokens: Tokens): string {
  if (tokens.peek('{') || tokens.peek(':')) return 'Fields stand in ( ): Thing(name:string)';
  if (tokens.peek(')')) return 'There is one ")" too many: leave it out';
  return 'Entities have commas between them: One(name), Other(name)';
}

function hintAfterField(tokens: Tokens, entity: string): string {
  if (tokens.atEnd) return `The "(" after ${entity} has no ")": write it at the end`;
  if (tokens.peek('=')) return 'A type stands after ":": name:string';
  return 'Fields have commas between them: name:string, count:integer';
}
