import { connect } from 'node:net';

/** What Docker's driver `fluentd` says of a line. */
export type Entry = Readonly<Record<string, string>>;

/**
 * Sends lines as Docker's engine does: one message of the Forward protocol each.
 * https://github.com/fluent/fluentd/wiki/Forward-Protocol-Specification-v1
 */
export async function forward(port: number, entries: readonly Entry[]): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  const closed = new Promise((resolve, reject) => {
    socket.once('close', resolve).once('error', reject);
  });
  socket.end(Buffer.concat(entries.map(message)));
  socket.resume();
  await closed;
}

function message(entry: Entry): Buffer {
  const fields = Object.entries(entry).flatMap((field) => field.map(text));
  const record = [Buffer.from([0x80 | (fields.length / 2)]), ...fields];
  return Buffer.concat([Buffer.from([0x93]), text('tag'), now(), ...record]);
}

/** In MessagePack, with a length of two bytes. */
function text(value: string): Buffer {
  const bytes = Buffer.from(value);
  return Buffer.concat([Buffer.from([0xda, bytes.length >> 8, bytes.length & 0xff]), bytes]);
}

/** An EventTime: seconds and nanoseconds. */
function now(): Buffer {
  const time = Buffer.alloc(10);
  time.writeUInt16BE(0xd700);
  time.writeUInt32BE(Math.floor(Date.now() / 1000), 2);
  return time;
}
