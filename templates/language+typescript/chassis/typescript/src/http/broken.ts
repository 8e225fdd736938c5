import { randomBytes } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { Logger } from '../log.ts';
import { Problem, type ProblemType } from '../problem.ts';

const types: Record<string, ProblemType> = {
  HPE_HEADER_OVERFLOW: 'headers-too-large',
  ERR_HTTP_REQUEST_TIMEOUT: 'request-timeout',
};

/** Answers what Node's parser could not read as a request: there is a socket, and nothing else. */
export function answerBrokenRequest(error: Error & { code?: string }, socket: Socket, log: Logger) {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const problem = new Problem(types[error.code ?? ''] ?? 'malformed-request');
  const traceId = randomBytes(16).toString('hex');
  const body = JSON.stringify(problem.toBody(traceId));
  const head = [
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}`,
    'content-type: application/problem+json',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ];
  // `end` alone would leave half a connection to a client that never closes its own half.
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => socket.destroySoon());
  log.info({ trace_id: traceId, status: problem.status }, 'request');
}
