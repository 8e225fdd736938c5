import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { gatewayFor } from './support/gateway.ts';
import { httpServer } from './support/upstream.ts';

/** Every byte that there is, so many times. */
const everyByte = (times: number) =>
  Buffer.concat(new Array(times).fill(Buffer.from(Array.from({ length: 256 }, (_, at) => at))));

let body = Buffer.alloc(0);

const upstream = await httpServer({ after }, (request, response) => {
  const known = request.headers['x-known'] !== undefined;
  response.writeHead(200, { 'x-told': 'caf\xe9', ...(known && { 'content-length': body.length }) });
  // With an unknown length it comes in parts.
  const middle = body.length >> 1;
  if (!known) response.write(body.subarray(0, middle));
  response.end(known ? body : body.subarray(middle));
});
const gateway = await gatewayFor({ after }, upstream.url);

describe('the body of an answer arrives byte by byte as it was', () => {
  for (const times of [1, 63, 64, 65, 4_096]) {
    for (const known of [true, false]) {
      test(`${times * 256} bytes, ${known ? 'announced' : 'in chunks'}`, async () => {
        body = everyByte(times);
        const init = known ? { headers: { 'x-known': '1' } } : {};
        const answer = await gateway.fetch('/notes', init);
        const read = Buffer.from(await answer.arrayBuffer());
        assert.equal(answer.status, 200);
        assert.ok(body.equals(read), `${read.length} bytes`);
        assert.equal(answer.headers.get('x-told'), 'caf\xe9');
        assert.equal(answer.headers.get('content-length'), known ? String(body.length) : null);
      });
    }
  }
});
