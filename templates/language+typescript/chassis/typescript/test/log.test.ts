import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createLogger, type Logger } from '../src/log.ts';

// biome-ignore lint/suspicious/noExplicitAny: tests look into it without ceremony.
function logged(write: (log: Logger) => void): Record<string, any> {
  const lines: string[] = [];
  const destination = { write: (line: string) => void lines.push(line) };
  write(createLogger({ service: 'things', level: 'info', redact: ['cardNumber'], destination }));
  assert.equal(lines.length, 1);
  const [line = ''] = lines;
  assert.ok(Buffer.byteLength(line) <= 65_536 && line.endsWith('\n'));
  return JSON.parse(line);
}

describe('a log line', () => {
  it('says when, how grave, who and what', () => {
    const line = logged((log) => log.warn('hello'));
    assert.match(line.time, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    assert.equal(line.level, 'warn');
    assert.equal(line.service, 'things');
    assert.equal(line.msg, 'hello');
  });

  it('hides redacted fields at any depth, however they are written', () => {
    const line = logged((log) =>
      log.info({
        cardNumber: '4111',
        deep: [{ card_number: '4111', more: new Map([['Card-Number', '4111']]) }],
        headers: { Authorization: 'Bearer 4111', cookie: '4111' },
        fine: 'shown',
      }),
    );
    assert.ok(!JSON.stringify(line).includes('4111'));
    assert.equal(line.fine, 'shown');
    assert.equal(line.deep[0].card_number, '[redacted]');
  });

  it('hides them in what a child logger carries', () => {
    const line = logged((log) => log.child({ cardNumber: '4111', step: 1 }).info('x'));
    assert.equal(line.cardNumber, '[redacted]');
    assert.equal(line.step, 1);
  });

  it('shows errors with their causes, and nothing that a driver adds', () => {
    const cause = Object.assign(new TypeError('inner'), { detail: 'Key (email)=(a@b.test)' });
    const line = logged((log) => log.error(new Error('outer', { cause })));
    assert.equal(line.msg, 'outer');
    assert.equal(line.err.type, 'Error');
    assert.match(line.err.stack, /log\.test\.ts/);
    assert.equal(line.err.cause.message, 'inner');
    assert.ok(!JSON.stringify(line).includes('a@b.test'));
  });

  it('survives cycles, depth, size and things that cannot be read', () => {
    const cycle: Record<string, unknown> = {};
    cycle.self = cycle;
    let deep: unknown = 'end';
    for (let depth = 0; depth < 10_000; depth += 1) deep = { deep };
    const line = logged((log) =>
      log.info({
        cycle,
        deep,
        long: 'x'.repeat(1_000_000),
        list: Array.from({ length: 100_000 }, (_, index) => index),
        big: 12n,
        bytes: new Uint8Array(5),
        get broken() {
          return 1;
        },
        nested: {
          get broken() {
            throw new Error('no');
          },
        },
        date: new Date(0),
        nothing: undefined,
      }),
    );
    assert.equal(line.cycle.self, '[circular]');
    assert.equal(line.list.length, 101);
    assert.equal(line.big, '12');
    assert.equal(line.bytes, '[5 bytes]');
    assert.equal(line.nested, '[unreadable]');
    assert.equal(line.date, '1970-01-01T00:00:00.000Z');
  });

  it('is cut where the message is long', () => {
    const line = logged((log) => log.info('\u0000'.repeat(100_000)));
    assert.equal(line.level, 'info');
    assert.match(line.msg, /\[cut\]$/);
  });

  it('is one line whatever is in it', () => {
    const line = logged((log) => log.info({ text: 'a\nb\r\n{"level":"fatal"}' }, 'c\nd'));
    assert.equal(line.level, 'info');
    assert.equal(line.msg, 'c\nd');
  });

  it('does not let a name reach the prototype', () => {
    const line = logged((log) => log.info(JSON.parse('{"__proto__":{"polluted":true}}')));
    assert.equal(line.polluted, undefined);
  });
});
