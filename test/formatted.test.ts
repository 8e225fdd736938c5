import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import fs from 'fs-extra';
import { afterAll, describe, expect, it } from 'vitest';
import type { Tree } from '../src/render/tree.ts';
import { renderText } from './support/render.ts';

/** What is rendered passes its own linter and formatter, whatever the length of the names. */

const long = (first: string, length = 40) => `${first}${'abcdefghi'.repeat(5)}`.slice(0, length);

function systemOf(name: string, entity: string, operation: string, broker = 'none'): string {
  const called = `${name.slice(0, 39)}3.${operation}1`;
  const declared = (kind: string, http: string, more: object) => ({ kind, http, ...more });
  const events = broker === 'none' ? [] : [`${name.slice(0, 38)}-1`, `${name.slice(0, 38)}-2`];
  const other = `${name.slice(0, 39)}2`;
  const then = 'custom';
  const fedBy = events.map((event) => `${other}.${event}`);
  const telling = (...emits: string[]) => (broker === 'none' ? {} : { emits });
  return JSON.stringify({
    schema: 'create-microservices/v1',
    system: { name },
    platform: { broker, ci: broker === 'none' ? 'github' : 'gitlab' },
    services: {
      [`${name.slice(0, 39)}1`]: {
        entities: { [entity]: { fields: { name: 'string' } } },
        ...(broker !== 'none' && {
          replicas: {
            [`${entity.slice(0, 38)}Of`]: { of: `${other}.${entity}`, fields: ['id'], fedBy },
          },
          subscribes: fedBy.map((event, index) => ({
            event,
            then,
            handler: `${operation.slice(0, 38)}${index}`,
          })),
        }),
      },
      [`${name.slice(0, 39)}3`]: {
        entities: { [entity]: { fields: { name: 'string' } } },
        operations: {
          [`${operation}1`]: declared('query', 'GET /others/{id}', { reads: [entity] }),
        },
      },
      [`${name.slice(0, 39)}2`]: {
        datastore: 'sqlite',
        entities: {
          [entity]: {
            fields: {
              name: { type: 'string', index: true },
              status: { type: 'enum', values: ['new', 'done'], default: 'new' },
            },
          },
        },
        operations: {
          [`${operation}1`]: declared('command', 'POST /items', {
            writes: [entity],
            ...telling(...events),
          }),
          [`${operation}2`]: declared('command', 'PUT /items/{id}/name', {
            writes: [entity],
            ...telling(...events),
          }),
          [`${operation}3`]: declared('command', 'DELETE /items/{id}', {
            writes: [entity],
            ...telling(...events.slice(1)),
          }),
          [`${operation}4`]: declared('query', 'GET /items/{id}', { reads: [entity] }),
          [`${operation}5`]: declared('query', 'GET /items', {
            reads: [entity],
            paging: 'cursor',
          }),
          [`${operation}7`]: declared('command', 'POST /asked', {
            writes: [entity],
            input: { name: 'string' },
            calls: [called],
          }),
          [`${operation}8`]: declared('query', 'GET /items/{id}/asked', {
            reads: [entity],
            output: { what: 'string' },
            calls: [{ to: called, fallback: 'default' }],
          }),
          [`${operation}9`]: declared('query', 'POST /answers', {
            output: { what: 'string' },
            calls: [called],
          }),
          [`${operation}x`]: declared('command', 'DELETE /asked/{id}', {
            writes: [entity],
            calls: [called],
          }),
          [`${operation}y`]: declared('command', 'PUT /asked/{id}', {
            writes: [entity],
            calls: [called],
          }),
          [`${operation}6`]: declared('query', 'POST /items:batchGet', {
            reads: [entity],
            input: { ids: 'uuid[]' },
            output: `${entity}[]`,
          }),
          ...(broker !== 'none' && {
            [`${operation}7`]: {
              message: true,
              writes: [entity],
              input: { id: 'uuid', name: 'string' },
            },
            [`${operation}8`]: { message: true, writes: [entity], input: { name: 'string' } },
            [`${operation}9`]: { message: true, writes: [entity], input: {} },
          }),
        },
        events: Object.fromEntries(
          events.map((event) => [event, { key: 'id', payload: { id: 'uuid' } }]),
        ),
      },
    },
  });
}

const folders: string[] = [];

async function write(tree: Tree): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'formatted-'));
  folders.push(folder);
  for (const [path, { text }] of tree) {
    await fs.ensureDir(dirname(join(folder, path)));
    await fs.writeFile(join(folder, path), text);
  }
  // The rendered configuration reads the ignore file of a repo, and has its schema in node_modules.
  await execa('git', ['init', '-q'], { cwd: folder });
  await fs.ensureSymlink(fs.realpathSync('node_modules'), join(folder, 'node_modules'));
  return folder;
}

afterAll(() => Promise.all(folders.map((folder) => fs.remove(folder))));

describe.each([
  ['names of two characters', systemOf('ab', 'Ab', 'a')],
  ['names of ordinary length', systemOf('things', 'Thing', 'doThing')],
  ['names of forty characters', systemOf(long('s'), long('E'), long('o', 39))],
  ['events with names of two characters', systemOf('ab', 'Ab', 'a', 'postgres')],
  ['events with names of ordinary length', systemOf('things', 'Thing', 'doThing', 'nats')],
  [
    'events with names of forty characters',
    systemOf(long('s'), long('E'), long('o', 39), 'rabbitmq'),
  ],
])('%s', (_case, text) => {
  it('is clean for biome', { timeout: 60_000 }, async () => {
    const folder = await write(renderText(text));
    const biome = await execa('node_modules/.bin/biome', ['check', '--error-on-warnings'], {
      cwd: folder,
      reject: false,
      all: true,
    });
    expect(biome.exitCode, biome.all).toBe(0);
  });
});
