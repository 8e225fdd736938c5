import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parse } from 'yaml';
import { childPipeline } from '../lib/plan/child.ts';

const jobs = { local: '.gitlab/jobs.yml' };

test('a plan is a job for each thing to do, at once', () => {
  const plan = {
    suites: ['one', 'conformance:one,gateway'],
    dockerfiles: ['services/one/Dockerfile'],
    system: true,
  };
  assert.deepEqual(childPipeline(plan, false), {
    include: [jobs],
    'test one': { extends: '.test', needs: [], variables: { SUITE: 'one' } },
    'test conformance': {
      extends: '.test',
      needs: [],
      variables: { SUITE: 'conformance:one,gateway' },
    },
    'build services/one/Dockerfile': {
      extends: '.image',
      needs: [],
      variables: { DOCKERFILE: 'services/one/Dockerfile' },
    },
    system: { extends: '.system', needs: [] },
  });
});

test('on the default branch images are handed on, and pushed when all else is done', () => {
  const dockerfiles = ['services/one/Dockerfile', 'gateway/Dockerfile'];
  const all = JSON.stringify(dockerfiles);
  const pipeline = childPipeline({ suites: [], dockerfiles, system: true }, false, true);
  assert.deepEqual(pipeline, {
    include: [jobs],
    'build services/one/Dockerfile': {
      extends: '.image',
      needs: [],
      variables: { DOCKERFILE: 'services/one/Dockerfile' },
    },
    'build gateway/Dockerfile': {
      extends: '.image',
      needs: [],
      variables: { DOCKERFILE: 'gateway/Dockerfile' },
    },
    system: { extends: '.system', needs: [], variables: { DOCKERFILES: all } },
    publish: { extends: '.publish', variables: { DOCKERFILES: all } },
  });
  const alone = childPipeline({ suites: [], dockerfiles, system: false }, false, true);
  assert.deepEqual(alone['build gateway/Dockerfile'], {
    extends: '.image',
    needs: [],
    variables: { DOCKERFILE: 'gateway/Dockerfile', DOCKERFILES: '["gateway/Dockerfile"]' },
  });
  const nothing = { suites: ['one'], dockerfiles: [], system: true };
  assert.equal(childPipeline(nothing, false, true).publish, undefined);
});

test('tests wait for the server of the broker, where a job brings it', () => {
  const plan = { suites: ['one'], dockerfiles: [], system: false };
  assert.deepEqual(childPipeline(plan, true), {
    include: [jobs, { local: '.gitlab/broker.yml' }],
    'test one': { extends: '.test', needs: ['broker-server'], variables: { SUITE: 'one' } },
  });
});

test('with nothing to do there is the check', () => {
  const nothing = { suites: [], dockerfiles: [], system: false };
  assert.deepEqual(childPipeline(nothing, true), { include: [jobs] });
  const always = parse(readFileSync(new URL('../../.gitlab/jobs.yml', import.meta.url), 'utf8'));
  assert.deepEqual(
    Object.keys(always).filter((name) => !name.startsWith('.')),
    ['check'],
  );
});
