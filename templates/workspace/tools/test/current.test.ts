import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { outdated, type Rendition, sha256 } from '../lib/current.ts';

const blueprint = `# What we want.
schema: create-microservices/v1
services:
  things: { datastore: sqlite, entities: { Thing: { fields: { tags: "string[]" } } } }
`;
const lock = `generator: 0.1.0
blueprint:
  schema: create-microservices/v1
  services:
    things:
      entities: { Thing: { fields: { tags: 'string[]' } } }
      datastore: sqlite
`;
const diagram = 'flowchart LR\n  a --> b';
const page = `# Architecture\n\n\`\`\`mermaid\n${diagram}\n\`\`\`\n\nWords.\n`;

function told(changes: Partial<Rendition>): string[] {
  const rendition = {
    blueprint,
    lock,
    pages: { 'a.md': page },
    drawn: { 'a.md': sha256(diagram) },
  };
  return outdated({ ...rendition, ...changes }).map(({ message }) => message);
}

describe('a repo is current', () => {
  it('when its blueprint says what was applied, in whatever layout', () => {
    assert.deepEqual(told({}), []);
    assert.deepEqual(told({ blueprint: JSON.stringify({ ...applied() }) }), []);
    assert.deepEqual(told({ blueprint: blueprint.replaceAll('\n', '\r\n') }), []);
  });

  it('whatever stands around a diagram, and without one', () => {
    assert.deepEqual(told({ pages: { 'a.md': page.replace('Words', 'Other words') } }), []);
    assert.deepEqual(told({ pages: { 'a.md': page.replaceAll('\n', '\r\n') } }), []);
    assert.deepEqual(told({ pages: { 'a.md': '# Architecture\n' } }), []);
    assert.deepEqual(told({ pages: {} }), []);
  });
});

describe('a repo is not current', () => {
  it('when its blueprint has changed, and says where', () => {
    const at = (where: string) => [
      `microservices.yaml has changed since it was last applied${where}.`,
    ];
    assert.deepEqual(
      told({ blueprint: blueprint.replace('sqlite', 'postgres') }),
      at(', at services.things.datastore'),
    );
    assert.deepEqual(
      told({ blueprint: blueprint.replace(' datastore: sqlite,', '') }),
      at(', at services.things.datastore'),
    );
    assert.deepEqual(told({ blueprint: `${blueprint}  more: {}\n` }), at(', at services.more'));
    assert.deepEqual(told({ blueprint: '[]' }), at(''));
  });

  it('when a diagram was changed by hand', () => {
    assert.deepEqual(told({ pages: { 'a.md': page.replace('b\n', 'c\n') } }), [
      'The diagram of a.md is not the one that was drawn from microservices.yaml.',
    ]);
  });

  it('when what it was rendered from is not there, or is no YAML', () => {
    assert.deepEqual(told({ lock: undefined }), ['There is no microservices.lock.']);
    assert.deepEqual(told({ blueprint: undefined }), ['There is no microservices.yaml.']);
    const [message] = told({ lock: `<<<<<<< ours\n${lock}` });
    assert.match(message ?? '', /^microservices\.lock cannot be read: /);
  });
});

function applied() {
  return {
    schema: 'create-microservices/v1',
    services: {
      things: { datastore: 'sqlite', entities: { Thing: { fields: { tags: 'string[]' } } } },
    },
  };
}
