import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Durations, durations } from '../src/telemetry/durations.ts';
import { buckets, startMetrics } from '../src/telemetry/metrics.ts';

const about = (name: string) => ({ name, description: 'Of a test', boundaries: buckets });

describe('a histogram of durations', () => {
  test('a value is in the first bucket whose bound it does not exceed', async () => {
    const metrics = startMetrics('test');
    const some = durations(about('test.some.duration'));
    const series = some.begin('a', { 'test.label': 'a "quoted" one' });
    for (const value of [0, 0.005, 0.0051, 0.3, 10, 10.1]) series.record(value);
    some.begin('b', { 'test.label': 'b' }).record(1);

    const lines = (await metrics.text()).split('\n').filter((line) => line.includes('test_some'));
    const name = 'test_some_duration_seconds';
    const of = (le: string, label: string) =>
      lines
        .find((line) => line.includes(`le="${le}"`) && line.includes(label))
        ?.split(' ')
        .at(-1);
    assert.ok(lines.includes(`# TYPE ${name} histogram`), lines.join('\n'));
    assert.ok(lines.includes(`# HELP ${name} Of a test`));
    assert.ok(lines.includes(`${name}_count{test_label="a \\"quoted\\" one"} 6`));
    const sum = lines.find((line) => line.startsWith(`${name}_sum`) && line.includes('quoted'));
    assert.equal(Number(sum?.split(' ').at(-1)).toFixed(4), '20.4101');
    const bounds = ['0.005', '0.01', '0.25', '0.5', '7.5', '10', '+Inf'];
    assert.deepEqual(
      bounds.map((le) => of(le, 'quoted')),
      ['2', '3', '3', '4', '4', '5', '6'],
    );
    assert.equal(of('1', 'test_label="b"'), '1');
  });

  test('there is one of a name, and none in the text before it has a value', async () => {
    const metrics = startMetrics('test');
    assert.equal(durations(about('test.same.duration')), durations(about('test.same.duration')));
    assert.doesNotMatch(await metrics.text(), /test_same/);
  });

  test('what a set of labels too many measures is counted, without its labels', () => {
    const some = new Durations(about('test.many.duration'));
    for (let index = 0; index < 3_000; index += 1) {
      const key = String(index);
      (some.get(key) ?? some.begin(key, { index })).record(1);
    }
    const points = some.data().dataPoints;
    assert.equal(points.length, 2_000);
    const rest = points.find(({ attributes }) => attributes['otel.metric.overflow'] === true);
    assert.equal(rest?.value.count, 1_001);
  });
});
