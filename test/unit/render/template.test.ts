import { describe, expect, it } from 'vitest';
import { toTemplate } from '../../../src/render/template.ts';

describe('toTemplate', () => {
  it.each([
    [
      'workspace/README.md.hbs',
      { scope: 'workspace', tags: [], path: 'README.md', rendered: true, once: false },
    ],
    [
      'workspace+ci-github/.github/ci.yml',
      { tags: ['ci-github'], path: '.github/ci.yml', rendered: false },
    ],
    [
      'entity+typescript+crud/a/__entity__.ts.once.hbs',
      {
        scope: 'entity',
        tags: ['typescript', 'crud'],
        path: 'a/__entity__.ts',
        rendered: true,
        once: true,
      },
    ],
    ['service/rule.ts.once', { path: 'rule.ts', rendered: false, once: true }],
  ])('%s', (file, expected) => {
    expect(toTemplate(file, 'text\n')).toMatchObject(expected);
  });

  it('takes a first line with #! for an executable', () => {
    expect(toTemplate('workspace/run', '#!/bin/sh\n').executable).toBe(true);
  });

  it('reads CRLF as LF', () => {
    expect(toTemplate('workspace/a', 'x\r\ny\r\n').text).toBe('x\ny\n');
  });

  it('names the folder whose first word is no scope', () => {
    expect(() => toTemplate('galaxy+typescript/a', '')).toThrow(
      'templates/galaxy+typescript: "galaxy" is not a scope',
    );
  });
});
