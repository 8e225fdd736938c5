import type { IncomingMessage, ServerResponse } from 'node:http';
import { Problem } from '@local/chassis/gateway';

/** A body that is at hand can be sent twice; one that streams cannot. */
export type RequestBody = Buffer | AsyncIterable<Buffer> | null;

/**
 * Bodies up to this size are read before the service is asked: it then never waits for a slow
 * client, and a request that met a dead connection can be repeated. Larger ones stream.
 */
const SMALL_BYTES = 65_536;

export function hasBody(request: IncomingMessage): boolean {
  const { headers } = request;
  if (headers['transfer-encoding'] !== undefined) return true;
  return headers['content-length'] !== undefined && headers['content-length'] !== '0';
}

/**
 * The body of a request, at most `limit` bytes of it.
 * @throws Problem `payload-too-large`: at once where the length is announced, else while streaming.
 */
export function requestBody(
  request: IncomingMessage,
  response: ServerResponse,
  limit: number,
): RequestBody | Promise<Buffer> {
  if (!hasBody(request)) return null;
  const announced = request.headers['content-length'];
  const length = announced === undefined ? Number.POSITIVE_INFINITY : Number(announced);
  if (announced !== undefined && length > limit) throw tooLarge(limit);
  // Only now, so that a body that nobody wants is not asked for.
  if (request.headers.expect !== undefined) response.writeContinue();
  return length <= SMALL_BYTES ? readAll(request) : limited(request, limit);
}

function readAll(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => resolve(Buffer.concat(chunks)));
    request.on('error', reject);
  });
}

async function* limited(request: IncomingMessage, limit: number): AsyncGenerator<Buffer> {
  let received = 0;
  // Destroying the request would destroy the connection, and with it the way to answer.
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    received += chunk.length;
    if (received > limit) throw tooLarge(limit);
    yield chunk;
  }
}

function tooLarge(limit: number): Problem {
  return new Problem('payload-too-large', `A body has at most ${limit} bytes.`);
}
