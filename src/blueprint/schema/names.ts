import type { JsonSchema } from './jsonSchema.ts';

const longest = 40;

const kebabWords = '[a-z][a-z0-9]*(?:-[a-z0-9]+)*';
const pascalWord = '[A-Z][A-Za-z0-9]*';
const camelWord = '[a-z][A-Za-z0-9]*';

const name = (title: string, pattern: string, style: JsonSchema['x-case'], what: string) => ({
  title,
  description: `${what}, 1 to ${longest} characters.`,
  type: 'string',
  pattern: `^${pattern}$`,
  minLength: 1,
  maxLength: longest,
  'x-case': style,
});

const kebab = (title: string) =>
  name(title, kebabWords, 'kebab', 'Lowercase letters, digits and single dashes (kebab-case)');
const pascal = (title: string) =>
  name(title, pascalWord, 'pascal', 'Letters and digits, each word with a capital (PascalCase)');
const camel = (title: string) =>
  name(title, camelWord, 'camel', 'Letters and digits, starting with a small letter (camelCase)');

const reference = (title: string, member: string, what: string): JsonSchema => ({
  title,
  description: `${what}.`,
  type: 'string',
  pattern: `^${kebabWords}\\.${member}$`,
  maxLength: 2 * longest + 1,
});

// Free text is printed inside comments, strings and documents: line breaks are as far as it goes.
// Refused are control characters and those that reverse or hide text (Trojan Source).
const hidden = '\\u007f-\\u009f\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u2069\\ufeff';
const printable = `[^\\u0000-\\u001f${hidden}]`;
const printableLines = `(?:${printable}|\\n)`;

const segment = '[a-z0-9]+(?:[._~-][a-z0-9]+)*';
const parameter = `\\{${camelWord}\\}`;
const anySegment = `(?:${segment}|${parameter})`;
const path = `(?:/${anySegment})*/(?:${parameter}|${segment}(?::${camelWord})?)`;

/** Definitions of everything that has a shape of its own, by name. */
export const names = {
  systemName: kebab('the name of a system'),
  serviceName: kebab('the name of a service'),
  teamName: kebab('the name of a team'),
  eventName: kebab('the name of an event'),
  sagaName: kebab('the name of a saga'),
  stepName: kebab('the name of a step'),
  entityName: pascal('the name of an entity'),
  replicaName: pascal('the name of a replica'),
  viewName: pascal('the name of a view'),
  fieldName: camel('the name of a field'),
  operationName: camel('the name of an operation'),
  handlerName: camel('the name of a handler'),
  compositionName: camel('the name of a composition'),

  entityRef: reference('an entity of a service', pascalWord, 'service.Entity'),
  eventRef: reference('an event of a service', kebabWords, 'service.event'),
  operationRef: reference('an operation of a service', camelWord, 'service.operation'),

  typeName: {
    title: 'a type',
    description:
      'A type, an entity or value object of this service, or service.Entity; [] for a list.',
    type: 'string',
    pattern: `^(?:[a-z][A-Za-z0-9]*|(?:${kebabWords}\\.)?${pascalWord})(?:\\[\\])?$`,
    maxLength: 2 * longest + 3,
  },
  wholeEntity: {
    title: 'an entity',
    description: 'An entity of this service, or Entity[] for a list.',
    type: 'string',
    pattern: `^${pascalWord}(?:\\[\\])?$`,
    maxLength: longest + 2,
  },

  line: {
    title: 'a line of text',
    description: 'One line without control characters.',
    type: 'string',
    pattern: `^${printable}*$`,
    minLength: 1,
    maxLength: 200,
  },
  text: {
    title: 'text',
    description: 'Text without control characters, up to 2000 characters.',
    type: 'string',
    pattern: `^${printableLines}*$`,
    minLength: 1,
    maxLength: 2000,
  },
  enumValue: {
    title: 'a value of an enum',
    description: 'One line without blanks around it, up to 100 characters; quote true, no and 1.',
    type: 'string',
    pattern: `^(?! )${printable}*(?<! )$`,
    minLength: 1,
    maxLength: 100,
  },

  http: {
    title: 'METHOD /path',
    description:
      'GET, POST, PUT, PATCH or DELETE, a blank and a path of lowercase words and {parameters}.',
    type: 'string',
    pattern: `^(?:GET|POST|PUT|PATCH|DELETE) ${path}$`,
    examples: ['GET /things/{id}', 'POST /things'],
    maxLength: 200,
  },
  route: {
    title: 'GET /path',
    description: 'GET, a blank and a path of lowercase words and {parameters}.',
    type: 'string',
    pattern: `^GET ${path}$`,
    maxLength: 200,
  },
  collectionPath: {
    title: 'a path',
    description: 'A path of lowercase words without parameters.',
    type: 'string',
    pattern: `^(?:/${segment})+$`,
    maxLength: 120,
  },

  scope: {
    title: 'a scope',
    description: 'Lowercase words with colons between them; svc:<service> for a calling service.',
    type: 'string',
    pattern: '^[a-z][a-z0-9._-]*(?::[a-z0-9._-]+)*$',
    maxLength: 80,
  },
} satisfies Record<string, JsonSchema>;
