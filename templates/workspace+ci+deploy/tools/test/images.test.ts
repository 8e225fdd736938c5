import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { chosenImages } from '../lib/images/images.ts';
import { summaryOf } from '../lib/images/publish.ts';
import { targetOf } from '../lib/images/target.ts';
import type { System } from '../lib/system.ts';

const system = { images: 'here' } as System;
const known = ['services/one/Dockerfile', 'gateway/Dockerfile', 'tools/Dockerfile'];

describe('the images of a job', () => {
  test('are those that it is told, each by the name of its service', () => {
    const chosen = chosenImages(JSON.stringify(known), system, known);
    assert.deepEqual(
      chosen.map(({ name, built }) => [name, built]),
      [
        ['one', 'here/one'],
        ['gateway', 'here/gateway'],
        ['platform-tools', 'here/platform-tools'],
      ],
    );
    assert.deepEqual(chosenImages('[]', system, known), []);
  });

  for (const told of [
    '["services/../Dockerfile"]',
    '["--help"]',
    '"gateway/Dockerfile"',
    '[1]',
    '',
  ]) {
    test(`are not ${told}`, () => {
      assert.throws(() => chosenImages(told, system, known), /^Failure: DOCKERFILES: "/);
    });
  }
});

describe('where they go', () => {
  const COMMIT = '0123456789abcdef0123456789abcdef01234567';
  const env = { REGISTRY_USER: 'me', REGISTRY_PASSWORD: 'secret', COMMIT };

  const hosts: [registry: string, host: string | undefined][] = [
    ['registry.example.com/Team/System', 'registry.example.com'],
    ['127.0.0.1:5000/system', '127.0.0.1:5000'],
    ['localhost/system', 'localhost'],
    ['team/system', undefined],
  ];
  for (const [registry, host] of hosts) {
    test(`${registry} is at ${host ?? 'nobody else'}`, () => {
      const target = targetOf({ ...env, REGISTRY: registry });
      assert.equal(target.host, host);
      assert.equal(target.registry, registry.toLowerCase());
      assert.equal(target.tag, COMMIT);
    });
  }

  const all = { ...env, REGISTRY: 'registry.example.com/team' };
  for (const name of Object.keys(all)) {
    test(`has to be said: ${name}`, () => {
      assert.throws(() => targetOf({ ...all, [name]: '' }), new RegExp(`${name} is not set`));
    });
  }

  test('is a commit, and no name that moves', () => {
    assert.throws(() => targetOf({ ...all, COMMIT: 'main' }), /COMMIT: "main" is no commit/);
  });
});

test('what is published is told, with what to type next where there is Kubernetes', () => {
  const published = { one: 'registry.example.com/team/one@sha256:1' };
  assert.match(
    summaryOf(published, false),
    /^\| one \| registry\.example\.com\/team\/one@sha256:1 \|$/m,
  );
  assert.doesNotMatch(summaryOf(published, false), /run image/);
  assert.match(
    summaryOf(published, true),
    /run image .*registry\.example\.com\/team\/one@sha256:1$/m,
  );
});
