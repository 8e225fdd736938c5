import { constants } from 'node:os';
import { describe, expect } from 'vitest';
import { snapshot } from '../unit/disk/snapshot.ts';
import { answer, answerUpTo, bookshop, choose, lastScreen } from './support/conversation.ts';
import { it } from './support/fixture.ts';

const calm = 'Cancelled; nothing was written';
const questions = [...bookshop.map(([id]) => id), 'last'];

describe('Ctrl-C leaves nothing behind', () => {
  it.for(questions)('at %s', async (id, { cwd, open }) => {
    const terminal = open();
    await answerUpTo(terminal, id);
    terminal.press('C-c');
    expect(await terminal.exitCode()).toBe(130);
    const screen = await terminal.waitFor(calm);
    expect(screen.endsWith(`\n${calm}`)).toBe(true);
    expect(terminal.cursor().shown).toBe(true);
    expect(snapshot(cwd)).toEqual({});
  });

  it('at a question that is asked again', async ({ cwd, open }) => {
    const terminal = open();
    await answerUpTo(terminal);
    await choose(terminal, 'books owns');
    await terminal.waitFor('What does books own?');
    terminal.press('C-c');
    expect(await terminal.exitCode()).toBe(130);
    expect(snapshot(cwd)).toEqual({});
  });

  it('in plain lines', async ({ cwd, open }) => {
    const terminal = open([], { env: { ACCESSIBLE: '1' } });
    await answer(terminal, 'What is the system called?', 'bookshop');
    await terminal.waitFor(/services are there\?\n.*\nAnswer:/);
    terminal.press('C-c');
    expect(await terminal.exitCode()).toBe(130);
    await terminal.waitFor(calm);
    expect(snapshot(cwd)).toEqual({});
  });
});

describe('so do other ways to leave', () => {
  it.for([
    ['name', 'C-d'],
    ['entities.books', 'C-d'],
    ['datastore', 'C-d'],
    ['last', 'C-d'],
    ['services', 'SIGTERM'],
    ['last', 'SIGTERM'],
  ] as const)('at %s: %s', async ([id, way], { cwd, open }) => {
    const terminal = open();
    await answerUpTo(terminal, id);
    if (way === 'C-d') terminal.press(way);
    else terminal.signal(way);
    expect(await terminal.exitCode()).toBe(130);
    await terminal.waitFor(calm);
    expect(terminal.cursor().shown).toBe(true);
    expect(snapshot(cwd)).toEqual({});
  });

  it.for(['name', 'datastore', 'last'])(
    'a terminal that is closed, at %s',
    async (id, { cwd, open }) => {
      const terminal = open();
      await answerUpTo(terminal, id);
      terminal.hangUp();
      expect(await terminal.exitCode()).toBe(128 + constants.signals.SIGHUP);
      expect(snapshot(cwd)).toEqual({});
    },
  );

  it('the end of the input, in plain lines', async ({ cwd, open }) => {
    const terminal = open([], { env: { ACCESSIBLE: '1' } });
    await terminal.waitFor('Answer:');
    terminal.press('C-d');
    expect(await terminal.exitCode()).toBe(130);
    await terminal.waitFor(calm);
    expect(snapshot(cwd)).toEqual({});
  });

  it('the last line of the last screen', async ({ cwd, open }) => {
    const terminal = open();
    await answerUpTo(terminal);
    await choose(terminal, 'Cancel');
    expect(await terminal.exitCode()).toBe(130);
    expect(await terminal.waitFor(calm)).not.toContain(lastScreen);
    expect(snapshot(cwd)).toEqual({});
  });
});
