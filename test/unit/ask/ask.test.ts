import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/answers/index.ts';
import { ask } from '../../../src/ask/index.ts';
import { scripted, topicWith } from './scripted.ts';

const library = { name: 'library', services: ['books', 'members'] };
const loans = { 'entities.members': 'Member(name:string, favourite:books.Book?)' };

async function talk(script: Record<string, Answer[]>, said = {}, taken: string[] = []) {
  const conversation = scripted(script);
  const answers = await ask(said, conversation.asker, topicWith(taken));
  return { ...conversation, answers, ids: conversation.asked.map(({ id }) => id) };
}

describe('from the first question to the last', () => {
  it('asks in order, and the last screen is where it ends', async () => {
    const { ids, answers } = await talk({ name: ['library'], services: [library.services] });
    expect(ids.slice(0, 9)).toEqual([
      'name',
      'services',
      'entities.books',
      'entities.members',
      'calls',
      'broker',
      'subscribes.books',
      'subscribes.members',
      'datastore',
    ]);
    expect(ids.at(-1)).toBe('last');
    expect(new Set(ids).size).toBe(ids.length);
    expect(answers).toMatchObject({ ...library, 'entities.books': 'Book(name:string)' });
  });

  it('does not ask what was said', async () => {
    const { ids } = await talk({}, { ...library, datastore: 'sqlite' });
    expect(ids).not.toContain('name');
    expect(ids).not.toContain('services');
    expect(ids).not.toContain('datastore');
    expect(ids).toContain('entities.books');
  });

  it('refuses what cannot be, and a name whose directory is taken', async () => {
    const { asked } = await talk(
      { name: ['My Library', 'taken', 'library'], services: [['books']] },
      {},
      ['taken'],
    );
    expect(asked[0]?.refused).toEqual([
      expect.stringContaining('"My Library" is not the name of a system'),
      'taken is not empty',
    ]);
  });
});

describe('the last screen', () => {
  it('shows the system, and every answer as a line', async () => {
    const { screens, last } = await talk({}, { ...library, ...loans });
    expect(screens[0]).toContain('  gateway');
    expect(screens[0]).toContain('     Member.favourite → books.Book');
    const lines = last[0]?.choices.map(({ label, hint }) => `${label}: ${hint}`);
    expect(lines?.[0]).toBe('Create it: 12 files in library');
    expect(lines).toContain('Name: library');
    expect(lines).toContain('Services: books, members');
    expect(lines).toContain('members owns: Member(name:string, favourite:books.Book?)');
    expect(lines).toContain('Datastore: PostgreSQL');
    expect(lines).toContain('Git: yes');
    expect(lines?.at(-1)).toBe('Cancel: nothing is written');
    expect(last[0]?.fallback).toBe('create');
  });

  it('says what may be thought over, the worst first, and no more than three of it', async () => {
    const names = ['utils', 'common', 'books', 'db', 'shared'];
    const { screens } = await talk({}, { name: 'library', services: names });
    const lines = (screens[0] ?? '').split('\n');
    const told = lines.findIndex((line) => line.startsWith('  warning '));
    expect(lines.slice(told)).toEqual([
      '  warning utils is named for a layer (utils) rather than for what it is about',
      '    [BND004]',
      '  warning common is named for a layer (common) rather than for what it is',
      '    about [BND004]',
      '  warning db is named for a layer (db) rather than for what it is about',
      '    [BND004]',
      '  and 1 more: create-microservices check',
      '',
    ]);
  });

  it('looks again after each change, and says nothing where nothing is found', async () => {
    const { screens } = await talk(
      { last: ['change services'], services: [['books']] },
      { name: 'library', services: ['utils'] },
    );
    expect(screens[0]).toContain('utils is named for a layer');
    expect(screens.at(-1)).not.toMatch(/warning|layer|\n\n\n/);
  });

  it('every line asks its question again, with the answer as the default', async () => {
    const first = await talk({}, library);
    const lines = first.last[0]?.choices.slice(1, -1) ?? [];
    expect(lines.length).toBeGreaterThan(7);
    for (const { id } of lines) {
      const { asked, answers } = await talk({ last: [id] }, first.answers);
      const [shown, again, end] = asked;
      expect([shown?.id, end?.id, asked.length]).toEqual(['last', 'last', 3]);
      expect(again?.standing).toEqual(first.answers[String(again?.id)]);
      expect(answers).toEqual(first.answers);
    }
  });

  it('asks for what a new service owns', async () => {
    const { ids, answers } = await talk({
      name: ['library'],
      services: [['books'], ['books', 'members']],
      last: ['change services'],
    });
    const again = ids.slice(ids.indexOf('last'));
    expect(again).toEqual([
      'last',
      'services',
      'entities.members',
      'calls',
      'subscribes.books',
      'subscribes.members',
      'datastore.sqlite',
      'last',
    ]);
    expect(answers['entities.members']).toBe('Member(name:string)');
  });

  it('asks again what refers to a service that is gone, and says why', async () => {
    const { asked, answers } = await talk(
      {
        services: [['members']],
        'entities.members': ['Member(name:string)'],
        last: ['change services'],
      },
      { ...library, ...loans },
    );
    const again = asked.slice(asked.findIndex(({ id }) => id === 'services'));
    expect(again[1]).toMatchObject({
      id: 'entities.members',
      standing: loans['entities.members'],
      objection: expect.stringContaining('books'),
    });
    expect(answers['entities.members']).toBe('Member(name:string)');
  });

  it('asks for another name where the directory of the one that was given is taken', async () => {
    const { asked, answers } = await talk({ name: ['library-2'] }, library, ['library']);
    expect(asked[0]).toMatchObject({ id: 'name', objection: 'library is not empty' });
    expect(answers.name).toBe('library-2');
  });

  it('can be left', async () => {
    await expect(talk({ last: ['cancel'] }, library)).rejects.toMatchObject({
      message: 'Cancelled; nothing was written',
      code: 'cancelled',
      exitCode: 130,
    });
  });
});
