import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actionFaults } from '../../scripts/actionFaults.ts';

const action = { repository: 'acme/tool', version: 'v1.2.3', commit: 'a'.repeat(40) };

/** By path, as GitHub answers. */
const known: Record<string, object> = {
  '/repos/acme/tool/commits/v1.2.3': { sha: 'a'.repeat(40) },
  '/repos/acme/tool/commits/v1.2.2': { sha: 'b'.repeat(40) },
  '/repos/acme/tool/releases/latest': { tag_name: 'v1.2.3' },
};

let server: Server;
let url: string;
const tokens: unknown[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    tokens.push(request.headers.authorization);
    const answer = known[request.url ?? ''];
    response.writeHead(answer ? 200 : 404).end(JSON.stringify(answer ?? { message: 'Not Found' }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => server.close());

const faultsOf = (more: object) => actionFaults({ ...action, ...more }, { url, token: 't' });

describe('the pin of an action', () => {
  it('is good where the tag says the same and none is newer', async () => {
    expect(await faultsOf({})).toEqual([]);
    expect(tokens).toEqual(['Bearer t', 'Bearer t']);
  });

  it('is wrong where its tag says another commit', async () => {
    expect(await faultsOf({ commit: 'c'.repeat(40) })).toEqual([
      `acme/tool v1.2.3 is ${'a'.repeat(40)}, and ${'c'.repeat(40)} is pinned`,
    ]);
  });

  it('is old where there is a newer release', async () => {
    expect(await faultsOf({ version: 'v1.2.2', commit: 'b'.repeat(40) })).toEqual([
      'acme/tool v1.2.3 is there, and v1.2.2 is pinned',
    ]);
  });

  it('is not judged where GitHub does not answer', async () => {
    await expect(faultsOf({ version: 'v9.9.9' })).rejects.toThrow('404');
  });
});
