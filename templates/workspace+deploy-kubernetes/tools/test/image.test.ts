import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { withImage } from '../lib/kubernetes/with-image.ts';

const digest = (digit: string) => `sha256:${digit.repeat(64)}`;

const before = `# What runs.
kind: Kustomization
images:
  - newTag: 0.0.0
    name: here/one # the first
  # Ours is another one.
  - newTag: 0.0.0
    name: here/two
patches: []
`;

describe('the image of a service', () => {
  test('is said in the place of the one before, and nothing else changes', () => {
    const once = withImage(before, `registry.example.com/team/two@${digest('1')}`);
    assert.equal(
      once,
      before.replace(
        '- newTag: 0.0.0\n    name: here/two',
        `- newName: registry.example.com/team/two\n    digest: ${digest('1')}\n    name: here/two`,
      ),
    );
    const twice = withImage(once, `registry.example.com/team/two@${digest('2')}`);
    assert.equal(twice, once.replace(digest('1'), digest('2')));
  });

  test('has no other name where it has that one already', () => {
    assert.equal(
      withImage(before, `here/one@${digest('a')}`),
      before.replace(
        'newTag: 0.0.0\n    name: here/one',
        `digest: ${digest('a')}\n    name: here/one`,
      ),
    );
  });

  test('stands at the end of a file as anywhere else', () => {
    const last = before.replace('patches: []\n', '');
    const after = withImage(last, `here/two@${digest('b')}`);
    assert.equal(
      after,
      last.replace(
        'newTag: 0.0.0\n    name: here/two',
        `digest: ${digest('b')}\n    name: here/two`,
      ),
    );
  });

  for (const reference of [
    'here/one:1.0.0',
    'one',
    `one@${digest('a')}`,
    `here/one@${digest('A')}`,
    `here/one@${digest('a')}\n`,
    '--force',
  ]) {
    test(`is not ${JSON.stringify(reference)}`, () => {
      assert.throws(() => withImage(before, reference), /is no image by its digest/);
    });
  }

  test('is of a service that there is', () => {
    assert.throws(
      () => withImage(before, `here/three@${digest('a')}`),
      (error: Error) => {
        assert.match(error.message, /no image is called "three"/);
        assert.match((error as Error & { hint: string }).hint, /those are one, two/);
        return true;
      },
    );
  });
});
