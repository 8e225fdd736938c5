import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { getHeapStatistics } from 'node:v8';
import type { Meter } from '@opentelemetry/api';

/** CPU, memory and event loop of this process, by the semantic conventions; read when asked. */
export function observeRuntime(meter: Meter): void {
  meter
    .createObservableCounter('process.cpu.time', { description: 'CPU time used', unit: 's' })
    .addCallback((result) => {
      const { user, system } = process.cpuUsage();
      result.observe(user / 1e6, { 'cpu.mode': 'user' });
      result.observe(system / 1e6, { 'cpu.mode': 'system' });
    });
  meter
    .createObservableUpDownCounter('process.memory.usage', {
      description: 'Resident memory',
      unit: 'By',
    })
    .addCallback((result) => result.observe(process.memoryUsage.rss()));
  meter
    .createObservableGauge('process.uptime', { description: 'Time since the start', unit: 's' })
    .addCallback((result) => result.observe(process.uptime()));
  meter
    .createObservableUpDownCounter('v8js.memory.heap.used', {
      description: 'Memory of objects in the heap',
      unit: 'By',
    })
    .addCallback((result) => result.observe(getHeapStatistics().used_heap_size));

  const idle = performance.eventLoopUtilization();
  meter
    .createObservableGauge('nodejs.eventloop.utilization', {
      description: 'Part of the time that the event loop works',
      unit: '1',
    })
    .addCallback((result) => result.observe(performance.eventLoopUtilization(idle).utilization));

  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  meter
    .createObservableGauge('nodejs.eventloop.delay.p99', {
      description: 'How late the event loop is, 99th percentile since the last reading',
      unit: 's',
    })
    .addCallback((result) => {
      // NaN before the first sample.
      result.observe((delay.percentile(99) || 0) / 1e9);
      delay.reset();
    });
}
