import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { callExample, isOpen, type TestService } from '@local/chassis/testing';
import { operation } from '../../src/gen/operations/pay-charge.ts';
import { examples, inputs } from '../gen/examples.ts';
import { start } from '../gen/start.ts';

const { payCharge: input } = inputs;
const skip = isOpen(operation) && 'it is anonymous';

describe('payCharge', () => {
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
});
