import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { fieldsOf, type TestService } from '@local/chassis/testing';
import { operations } from '../../src/gen/entities/reader.ts';
import { examples, inputs } from '../gen/examples.ts';
import { start } from '../gen/start.ts';

const { create, list } = operations;
const { create: creation, update: replacement } = inputs.Reader;

describe('Reader', () => {
  let running: TestService;
  let path: string;

  before(async () => {
    running = await start();
  });
  after(() => running.stop());

  it('is created', async () => {
    const body = await fieldsOf(running.store, examples, creation);
    const answer = await running.call(create.method, create.path, { body });
    assert.equal(answer.status, 201, JSON.stringify(answer.body));
    assert.equal(answer.body.version, 1);
    path = answer.headers.get('location') ?? '';
  });

  it('is read and listed', async () => {
    const read = await running.call('GET', path);
    assert.equal(read.status, 200);
    assert.equal(read.headers.get('etag'), '"1"');
    const page = await running.call(list.method, list.path);
    assert.deepEqual(page.body, { items: [read.body] });
  });

  it('is changed, once for each version', async () => {
    const body = await fieldsOf(running.store, examples, replacement);
    const change = { body, headers: { 'if-match': '"1"' } };
    const answer = await running.call('PUT', path, change);
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    assert.equal(answer.body.version, 2);
    assert.equal((await running.call('PUT', path, change)).status, 412);
  });

  it('is for callers with a token', async () => {
    assert.equal((await running.call('GET', path, { as: 'nobody' })).status, 401);
    assert.equal((await running.call('GET', path, { as: { scope: '' } })).status, 403);
  });

  it('is deleted', async () => {
    assert.equal((await running.call('DELETE', path)).status, 204);
    assert.equal((await running.call('GET', path)).status, 404);
  });
});
