import { describe, expect, it } from 'vitest';
import { lines, shorts } from '../support.ts';

describe('YAML and JSON', () => {
  it.each<[string, string, string[]]>([
    [
      'yaml tab',
      'schema: create-microservices/v1\nsystem:\n\tname: town\nservices: { a: { entities: { B: { fields: { x: string } } } } }\n',
      ['3:1 yaml-tab'],
    ],
    [
      'yaml path trap',
      `
schema: create-microservices/v1
system: { name: town }
services: { a: { operations: { x: { http: GET /x/{id}, reads: [B] } }, entities: { B: { fields: { x: string } } } } }
`,
      ['3:50 yaml-syntax'],
    ],
    [
      'yaml alias',
      `
schema: create-microservices/v1
system: { name: town }
services: { a: &a { entities: { B: { fields: { x: string } } } }, b: *a }
`,
      ['3:19 yaml-alias a map', '3:70 yaml-alias nothing'],
    ],
    [
      'yaml unknown alias',
      `
schema: create-microservices/v1
system: { name: town }
services: { a: *b }
`,
      ['3:16 yaml-alias nothing'],
    ],
    [
      'yaml tag',
      `
schema: !!str create-microservices/v1
system: { name: !foo town }
services: { a: { entities: { B: { fields: { x: string } } } } }
`,
      ['2:17 yaml-tag'],
    ],
    [
      'yaml merge',
      `
schema: create-microservices/v1
system: { name: town }
services: { a: { <<: { team: x }, entities: { B: { fields: { x: string } } } } }
`,
      ['3:18 yaml-merge "<<"'],
    ],
    [
      'yaml docs',
      `
schema: create-microservices/v1
system: { name: town }
services: { a: { entities: { B: { fields: { x: string } } } } }
---
a: 1
`,
      ['4:1 yaml-documents'],
    ],
    [
      'yaml 1.1',
      `
%YAML 1.1
---
schema: create-microservices/v1
system: { name: town }
services: { a: { entities: { B: { fields: { x: string } } } } }
`,
      ['1:1 yaml-version'],
    ],
    [
      'yaml complex key',
      `
schema: create-microservices/v1
system: { name: town }
? [a, b]
: c
services: { a: { entities: { B: { fields: { x: string } } } } }
`,
      ['3:3 yaml-key'],
    ],
    [
      'yaml dup',
      `
schema: create-microservices/v1
system: { name: town }
system: { name: x }
services: { a: { entities: { B: { fields: { x: string } } } } }
`,
      ['2:1 duplicate "system"'],
    ],
    [
      'yaml nan',
      `
schema: create-microservices/v1
system: { name: town }
defaults: { timeoutMs: .inf }
services: { a: { entities: { B: { fields: { x: string } } } } }
`,
      ['3:24 number 0'],
    ],
    ['empty', '', ['1:1 empty']],
    [
      'only comment',
      `
# x
`,
      ['1:1 empty'],
    ],
    [
      'nul',
      'schema: create-microservices/v1\nsystem: { name: town }\n\u0000',
      ['3:1 control-character'],
    ],
    [
      'bom crlf',
      '\ufeffschema: create-microservices/v1\r\nsystem: { name: town }\r\nservices: { a: { entities: { B: { fields: { x: string } } } } }\r\n',
      [],
    ],
    [
      'json',
      '{"schema":"create-microservices/v1","system":{"name":"town"},"services":{"a":{"entities":{"B":{"fields":{"x":"strng"}}}}}}',
      ['1:110 unknown-type "strng"'],
    ],
    [
      'json tabs',
      '{\n\t"schema":"create-microservices/v1",\n\t"system":{"name":"town"},\n\t"services":{"a":{"entities":{"B":{"fields":{"x":"strng"}}}}}\n}',
      ['4:50 unknown-type "strng"'],
    ],
    [
      'unclosed',
      `
schema: create-microservices/v1
system: { name: town }
services: { a: {
`,
      ['4:1 yaml-syntax'],
    ],
    [
      'unterminated quote',
      `
schema: create-microservices/v1
system: { name: town }
services: { a: "x
`,
      ['4:1 yaml-syntax', '4:1 yaml-syntax'],
    ],
  ])('%s', (_name, text, problems) => expect(shorts(lines(text))).toEqual(problems));
});
