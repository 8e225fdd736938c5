import assert from 'node:assert/strict';
import { test } from 'node:test';
import { palette, wantsColor } from '../lib/colors.ts';
import { formatLine } from '../lib/logs.ts';

const plain = palette(false);
const time = new Date(2026, 0, 31, 17, 3, 21, 84).toISOString();
const format = (entry: object) => formatLine(JSON.stringify({ time, ...entry }), 'a-b', plain);

test('a log line: time of day, name, message, fields', () => {
  const line = format({ level: 'info', service: 'a-b', msg: 'listening', port: 8081, host: '::1' });
  assert.equal(line, '17:03:21.084 a-b listening port=8081 host=::1');
});

test('a request: method, route, status, time, the head of its trace', () => {
  const line = format({
    level: 'info',
    msg: 'request',
    method: 'GET',
    route: '/things/{id}',
    status: 200,
    duration_ms: 3.0812,
    operation: 'getThing',
    request_id: 'r',
    trace_id: '4bf92f3577b34da6a3ce929d0e0e4736',
    span_id: '00f067aa0ba902b7',
  });
  assert.equal(line, '17:03:21.084 a-b request GET /things/{id} 200 3.1 ms trace=4bf92f35');
});

test('levels other than info are named', () => {
  assert.equal(format({ level: 'warn', msg: 'slow' }), '17:03:21.084 a-b WARN slow');
});

test('an error is followed by its stack', () => {
  const stack = 'Error: no\n    at f (file.ts:1:1)';
  const line = format({ level: 'error', msg: 'failed', err: { message: 'no', stack } });
  assert.equal(line, '17:03:21.084 a-b ERROR failed\n    Error: no\n        at f (file.ts:1:1)');
});

test('text with blanks is quoted, lists and objects are JSON', () => {
  const line = format({ level: 'info', msg: 'm', text: 'a b', list: [1], object: { a: 1 } });
  assert.equal(line, '17:03:21.084 a-b m text="a b" list=[1] object={"a":1}');
});

for (const line of ['plain text', '{ not json', '{"json":"but no log line"}', '']) {
  test(`any other line passes as it is: ${line}`, () => {
    assert.equal(formatLine(line, 'a-b', plain), `             a-b ${line}`);
  });
}

test('colours: FORCE_COLOR, then NO_COLOR, then the terminal', () => {
  assert.equal(wantsColor({}, true), true);
  assert.equal(wantsColor({}, false), false);
  assert.equal(wantsColor({ TERM: 'dumb' }, true), false);
  assert.equal(wantsColor({ NO_COLOR: '1' }, true), false);
  assert.equal(wantsColor({ NO_COLOR: '1', FORCE_COLOR: '1' }, false), true);
  assert.equal(wantsColor({ FORCE_COLOR: '0' }, true), false);
});
