import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { callExample, isOpen, type TestService } from '@local/chassis/testing';
import * as gen from '../../src/gen/operations/fee-of.ts';
import { examples, inputs } from '../gen/examples.ts';
import { start } from '../gen/start.ts';

const { feeOf: input } = inputs;
const { operation } = gen;
const skip = isOpen(operation) && 'it is anonymous';

describe('feeOf', () => {
  let running: TestService;
  const call = (as?: { scope: string } | 'nobody') =>
    callExample(running, operation, examples, input, as);

  before(async () => {
    running = await start();
  });
  after(() => running.stop());

  it('is for callers with a token and its scopes', { skip }, async () => {
    assert.equal((await call('nobody')).status, 401);
    assert.equal((await call({ scope: '' })).status, 403);
  });

  it('answers as the contract says, unless its rule refuses the example', async (t) => {
    const answer = await call();
    if (answer.body?.type === 'urn:problem-type:rejected') return t.skip(answer.body.detail);
    assert.equal(answer.status, operation.status, JSON.stringify(answer.body));
  });

  it('does without a service that is away, or tells of it', async () => {
    for (const callee of Object.values(running.callees)) callee.refuse();
    const { status } = await call();
    for (const callee of Object.values(running.callees)) callee.serve();
    assert.ok(status < 500 || status === 503, `${status}`);
  });
});
