import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { eventContext } from '@local/chassis/messaging/testing';
import { handler } from '../../src/domain/file-letter.ts';
import { events } from '../gen/events.ts';

const { fileLetter: event } = events;

describe('fileLetter', () => {
  it('takes an event that fits its contract', async () => {
    await assert.doesNotReject(async () => handler(event, eventContext()));
  });
});
