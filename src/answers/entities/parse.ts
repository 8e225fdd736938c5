import { suggestion } from '../../blueprint/nearest.ts';
import { quote } from '../../blueprint/quote.ts';
import type { RawField, RawFieldMap } from '../../blueprint/raw.ts';
import { fieldMarks, marks, type NamedEntity } from './notation.ts';
import { type Fault, Tokens } from './tokens.ts';

/** What was typed, as entities of the blueprint; or the first thing that is not of the notation. */
export function parseEntities(text: string): { entities: NamedEntity[] } | { fault: Fault } {
  const tokens = new Tokens(text);
  const entities: NamedEntity[] = [];
  try {
    do {
      const [name, entity] = parseEntity(tokens);
      if (entities.some(([other]) => other === name)) {
        tokens.fail(`The entity ${quote(name)} stands twice`, 'Leave one, or rename one');
      }
      entities.push([name, entity]);
    } while (tokens.take(',') && !tokens.atEnd);
    if (!tokens.atEnd) tokens.unexpected('"," or the end', hintAfterEntity(tokens));
    return { entities };
  } catch (thrown) {
    const fault = tokens.faultOf(thrown);
    if (fault === undefined) throw thrown;
    return { fault };
  }
}

function parseEntity(tokens: Tokens): NamedEntity {
  const name = tokens.word('the name of an entity', 'Begin like this: Thing(name:string)');
  if (!tokens.take('(')) return [name, { fields: { name: 'string' } }];
  const fields: [string, RawField][] = [];
  const owners: string[] = [];
  while (!tokens.take(')')) {
    const field = parseField(tokens, name);
    if (fields.some(([other]) => other === field.name)) {
      tokens.fail(`${name} has the field ${quote(field.name)} twice`, 'Leave one, or rename one');
    }
    fields.push([field.name, field.raw]);
    if (field.owner) owners.push(field.name);
    if (tokens.peek(')')) continue;
    if (!tokens.take(',')) tokens.unexpected('"," or ")"', hintAfterField(tokens, name));
  }
  const [owner, another] = owners;
  if (another !== undefined) {
    tokens.fail(`${name} has two owners, ${owner} and ${another}`, 'Mark one field as owner');
  }
  return [name, { ...(owner === undefined ? {} : { owner }), fields: Object.fromEntries(fields) }];
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

function parseMarks(tokens: Tokens, field: string): Set<string> {
  const said = new Set<string>();
  while (tokens.atWord) {
    const at = tokens.offset;
    const word = tokens.word('a mark', '');
    if (!marks.some((mark) => mark === word)) {
      tokens.fail(
        `${quote(word)} at character ${at + 1} is not a mark`,
        `${suggestion(word, marks)} A type is written ${field}:${word}, and fields have commas between them`,
      );
    }
    said.add(word);
  }
  return said;
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
