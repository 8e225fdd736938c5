// The same row out of the same kind of store, and nothing else: what a service is compared with.
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { openRows } from './rows.mjs';

const [port, file, synchronous] = process.argv.slice(2);
const rows = openRows(file, synchronous);

createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    if (request.method === 'GET')
      return answer(response, 200, rows.find(request.url.split('/').at(-1)));
    const { place } = JSON.parse(Buffer.concat(chunks).toString());
    answer(response, 201, rows.add(randomUUID(), place));
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
