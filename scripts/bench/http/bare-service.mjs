// The same row out of the same kind of store, and nothing else: what a service is compared with.
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { DatabaseSync } from 'node:sqlite';

// NORMAL may lose the last rows with the power; FULL has each on the disk before its answer, as a service has.
const [port, file, synchronous = 'NORMAL'] = process.argv.slice(2);
const database = new DatabaseSync(file);
database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = ${synchronous}`);
database.exec(
  'CREATE TABLE IF NOT EXISTS meter (id TEXT PRIMARY KEY, place TEXT NOT NULL, version INTEGER NOT NULL)',
);
const select = database.prepare('SELECT id, place, version FROM meter WHERE id = ?');
const insert = database.prepare('INSERT INTO meter (id, place, version) VALUES (?, ?, 1)');

createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    if (request.method === 'GET')
      return answer(response, 200, select.get(request.url.split('/').at(-1)));
    const { place } = JSON.parse(Buffer.concat(chunks).toString());
    const id = randomUUID();
    insert.run(id, place);
    answer(response, 201, { id, place, version: 1 });
  });
}).listen(Number(port), '127.0.0.1');

function answer(response, status, value) {
  const text = JSON.stringify(value);
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
  });
  response.end(text);
}
