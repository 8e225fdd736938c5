import { parseArgs } from 'node:util';
import { readSettings } from '../config.ts';
import { announceRows, type Copied } from '../events/announce-rows.ts';
import type { Outbox } from '../events/outbox.ts';
import { createLogger } from '../log.ts';
import type { ServiceModel } from '../model.ts';
import { runOrExit } from '../process.ts';
import { databaseUrl, processSettings } from '../settings.ts';
import { openStore, storeSchemes } from '../store/index.ts';

/**
 * Tells a copy of what was there before it, and ends the process: `<service>.<replica> [--after CURSOR]`.
 * The running service sends what this writes into its outbox.
 */
export function announceService(
  model: ServiceModel,
  outbox: Outbox,
  copies: readonly Copied[],
): Promise<void> {
  return runOrExit(model.name, async () => {
    const options = { after: { type: 'string' } } as const;
    const { values: given, positionals } = parseArgs({ allowPositionals: true, options });
    const copied = copies.find(({ replica }) => replica === positionals[0]);
    if (copied === undefined) {
      const names = copies.map(({ replica }) => replica).join(', ');
      throw new Error(`${model.name} has no copy "${positionals[0] ?? ''}"; there are: ${names}`);
    }
    const settings = {
      LOG_LEVEL: processSettings.LOG_LEVEL,
      DATABASE_URL: databaseUrl(storeSchemes),
    };
    const values = readSettings(settings, process.env);
    const log = createLogger({ service: model.name, level: values.LOG_LEVEL });
    const store = await openStore(values.DATABASE_URL, { poolSize: 1, log });
    try {
      for await (const progress of announceRows(store, outbox, copied, given.after)) {
        log.info({ replica: copied.replica, ...progress }, 'announced');
      }
    } finally {
      await store.close();
    }
  });
}
