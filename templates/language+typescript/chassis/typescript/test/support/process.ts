/** A process with an API that takes its time, to be started and stopped by `process.test.ts`. */

import { setTimeout as sleep } from 'node:timers/promises';
import { createLogger } from '../../src/log.ts';
import { runOrExit, runProcess } from '../../src/process.ts';
import { Readiness } from '../../src/readiness.ts';
import { processSettings, readProcessSettings } from '../../src/settings.ts';
import { startMetrics } from '../../src/telemetry/metrics.ts';
import { startTracing } from '../../src/telemetry/tracing.ts';

await runOrExit('process', async () => {
  const values = readProcessSettings(processSettings, process.env);
  const log = createLogger({ service: 'process', level: 'info' });
  const readiness = new Readiness();
  const said = (step: string) => log.info({ ready: readiness.draining ? 'no' : 'yes' }, step);
  const tracing = await startTracing({ service: 'process', endpoint: undefined, ratio: 1, log });
  await runProcess({
    values,
    log,
    readiness,
    metrics: startMetrics('process'),
    tracing: {
      ...tracing,
      shutdown: async () => said('telemetry flushed'),
    },
    api: {
      async listen() {
        return 1;
      },
      drain: () => said('api drains'),
      async close() {
        said('api closes');
        await sleep(Number(process.env.TEST_CLOSE_MS ?? 0));
        said('api closed');
      },
    },
    store: { close: async () => said('store closed') },
  });
  if (process.env.TEST_CRASH) setTimeout(() => Promise.reject(new Error('nobody caught me')), 20);
});
