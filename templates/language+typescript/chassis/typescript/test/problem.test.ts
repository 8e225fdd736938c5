import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { toProblem } from '../src/http/errors.ts';
import { invalid, Problem, reject, unavailable } from '../src/problem.ts';

describe('a problem', () => {
  it('has the members of RFC 9457, and the trace', () => {
    assert.deepEqual(new Problem('not-found').toBody('t'), {
      type: 'urn:problem-type:not-found',
      title: 'There is nothing here',
      status: 404,
      traceId: 't',
    });
  });

  it('of a business rule has its code', () => {
    assert.throws(
      () => reject('too-late', 'It has left already'),
      (error) => {
        assert.ok(error instanceof Problem);
        const { status, code, detail } = error.toBody('t');
        assert.deepEqual([status, code, detail], [422, 'too-late', 'It has left already']);
        return true;
      },
    );
  });

  it('cannot be turned into another one by its extras', () => {
    const problem = new Problem('conflict', undefined, { extras: { traceId: 'x', more: 1 } });
    assert.equal(problem.toBody('t').traceId, 't');
  });

  it('lists a hundred faults at most', () => {
    const fault = { in: 'body', path: '', message: 'no' } as const;
    const { errors } = invalid(Array.from({ length: 500 }, () => fault)).toBody('t');
    assert.equal((errors as unknown[]).length, 100);
  });

  it('that will pass says when to come back', () => {
    assert.deepEqual(unavailable('The store does not answer').headers, { 'retry-after': '1' });
  });
});

describe('what was thrown', () => {
  it('tells nothing of itself where it is not a problem', () => {
    for (const thrown of [new Error('SELECT password'), 'text', undefined, { status: 200 }]) {
      const body = toProblem(thrown).toBody('t');
      assert.deepEqual(body, {
        type: 'urn:problem-type:internal',
        title: 'Something went wrong',
        status: 500,
        traceId: 't',
      });
    }
  });

  it('is looked up by the code of the framework', () => {
    const tooLarge = Object.assign(new Error(), { code: 'FST_ERR_CTP_BODY_TOO_LARGE' });
    assert.equal(toProblem(tooLarge).status, 413);
    assert.equal(toProblem(Object.assign(new Error(), { code: 'constructor' })).status, 500);
  });
});
