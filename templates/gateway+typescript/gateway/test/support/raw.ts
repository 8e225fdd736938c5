import { once } from 'node:events';
import { connect } from 'node:net';

/** Sends bytes as they are, and gives everything that comes back until the connection ends. */
export async function exchangeRaw(port: number, text: string, waitMs = 2_000): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  let answer = '';
  socket.setEncoding('latin1').on('data', (chunk) => {
    answer += chunk;
  });
  // A connection that is reset ends as well.
  socket.on('error', () => {});
  const closed = new Promise((resolve) => socket.once('close', resolve));
  await once(socket, 'connect');
  socket.write(text, 'latin1');
  const timer = setTimeout(() => socket.destroy(), waitMs);
  await closed;
  clearTimeout(timer);
  return answer;
}

/** Statuses of all answers in such a text. */
export function statuses(text: string): number[] {
  return [...text.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map((match) => Number(match[1]));
}
