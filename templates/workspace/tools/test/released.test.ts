import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, describe, it } from 'node:test';
import { brokenContracts } from '../lib/released.ts';

const home = mkdtempSync(join(tmpdir(), 'released-'));
after(() => rmSync(home, { recursive: true, force: true }));

const openapi = (property: string) => `openapi: 3.1.1
paths:
  /things:
    get:
      operationId: listThings
      responses:
        '200':
          content:
            application/json:
              schema: { type: object, required: [${property}], properties: { ${property}: { type: string } } }
`;
const event = (property: string) =>
  JSON.stringify({ type: 'object', properties: { [property]: { type: 'string' } } });

/** What is said of a repo with these files. */
function said(files: Record<string, string>): string[] {
  const root = mkdtempSync(join(home, 'repo-'));
  const all = { 'microservices.yaml': 'system: { name: town }\n', ...files };
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return brokenContracts(root).map(({ message }) => message);
}

const current = {
  'contracts/openapi/things.yaml': openapi('name'),
  'contracts/events/things/thing-made.v1.json': event('name'),
};
const released = (property: string) => ({
  'contracts/locks/openapi/things.yaml': openapi(property),
  'contracts/locks/events/things/thing-made.v1.json': event(property),
});

describe('released contracts', () => {
  it('are not missed where nothing was released', () => {
    assert.deepEqual(said({}), []);
    assert.deepEqual(said(current), []);
  });

  it('hold when they are the same', () => {
    assert.deepEqual(said({ ...current, ...released('name') }), []);
  });

  it('are broken by what is not there any more', () => {
    assert.deepEqual(said({ ...current, ...released('title') }), [
      'things.listThings no longer has "title" in its answer.',
      'things.thing-made no longer has "title" in version 1.',
    ]);
    assert.deepEqual(said(released('title')), ['things was released and is not there any more.']);
  });

  it('may be broken where the blueprint says why', () => {
    const exception = '{ rule: COMPAT001, place: things.listThings, reason: nobody asks }';
    const blueprint = `system: { name: town }\nlint: { exceptions: [${exception}] }\n`;
    assert.deepEqual(said({ ...current, ...released('title'), 'microservices.yaml': blueprint }), [
      'things.thing-made no longer has "title" in version 1.',
    ]);
  });

  it('are said of a service by its name of now, though they have the first one', () => {
    const renamed = 'services: { items: { was: things } }\n';
    const files = { ...current, ...released('title'), 'microservices.yaml': renamed };
    const broken = ['items.listThings no longer has', 'items.thing-made no longer has'];
    assert.deepEqual(
      said(files).map((message) => message.slice(0, message.indexOf(' "'))),
      broken,
    );
    const exception = '{ rule: COMPAT001, place: items.listThings, reason: nobody asks }';
    const blueprint = `${renamed}lint: { exceptions: [${exception}] }\n`;
    assert.equal(said({ ...files, 'microservices.yaml': blueprint }).length, 1);
  });

  it('that cannot be read are told', () => {
    const files = { ...current, 'contracts/locks/openapi/things.yaml': 'a: [' };
    assert.throws(() => said(files), {
      message: /things\.yaml cannot be read/,
      hint: /git checkout/,
    });
  });

  it('that a merge has torn are brought together by applying', () => {
    const torn = '<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> other\n';
    const files = { ...current, 'contracts/locks/openapi/things.yaml': torn };
    assert.throws(() => said(files), {
      message: /cannot be read/,
      hint: /create-microservices.* apply/,
    });
  });
});
