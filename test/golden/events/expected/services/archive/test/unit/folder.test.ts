import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ruleContext } from '@local/chassis/testing';
import { rules } from '../../src/domain/folder.ts';
import { examples } from '../gen/examples.ts';

const { fields } = examples.Folder;

describe('rules of Folder', () => {
  it('store what is asked for', async () => {
    assert.deepEqual(await rules.create(fields, ruleContext()), fields);
  });
});
