import { assignAddresses } from './addresses.ts';
import { banner } from './banner.ts';
import { urlOf } from './env.ts';
import { whyNotReady } from './ready.ts';
import type { Screen } from './screen.ts';
import { affected, BLUEPRINT, schemaChanged, sourceFolders } from './sources.ts';
import { type Parts, type Surroundings, startSystem, stopSystem } from './start-system.ts';
import type { Supervised } from './supervisor.ts';
import type { System } from './system.ts';
import { watchFolders } from './watch.ts';

const SLOW_START_MS = 15_000;

/**
 * Starts a system and keeps it running, restarted on change, until `stopping` aborts; then ends all
 * of it in order. So it does when the start fails half-way.
 */
export async function runSystem(system: System, around: Surroundings): Promise<void> {
  const began = Date.now();
  const { screen, run, stopping } = around;
  const taken = new Set<number>();
  const addresses = await assignAddresses(system, taken);
  for (const { name, wanted, got } of addresses.moved) {
    screen.note(name, 'warn', `port ${wanted} is taken by another program; using ${got}`);
  }
  const gatewayUrl = urlOf(addresses.gateway.port);
  run.url(gatewayUrl);

  const parts: Parts = { services: [] };
  let watched: { close(): void } | undefined;
  try {
    await startSystem(system, addresses, taken, around, parts);
    const programs = programsOf(parts);
    watched = watchSources(system, screen, programs);
    tellSlow(programs, screen);
    void Promise.all(programs.map(({ ready }) => ready)).then(() => {
      const tookMs = Date.now() - began;
      const postgres = parts.postgres?.url.host;
      screen.tell(banner(system, { gatewayUrl, postgres, tookMs }), {
        msg: 'ready',
        url: gatewayUrl,
        duration_ms: tookMs,
      });
    });
    await aborted(stopping);
  } catch (error) {
    if (!stopping.aborted) throw error;
  } finally {
    if (stopping.aborted) screen.note('start', 'info', 'stopping; Ctrl-C again ends it at once');
    watched?.close();
    await stopSystem(parts);
    run.close();
  }
}

function programsOf({ gateway, services }: Parts): Supervised[] {
  return gateway === undefined ? services : [gateway, ...services];
}

/** Names those that keep the banner waiting, and why. */
function tellSlow(programs: readonly Supervised[], screen: Screen): void {
  const timer = setTimeout(async () => {
    for (const { name, readyUrl } of programs) {
      const why = await whyNotReady(readyUrl);
      if (why !== undefined) screen.note(name, 'warn', `not ready yet: ${why} (${readyUrl})`);
    }
  }, SLOW_START_MS);
  timer.unref();
}

function watchSources(
  system: System,
  screen: Screen,
  programs: readonly Supervised[],
): { close(): void } {
  return watchFolders(sourceFolders(system), (changed) => {
    if (changed.has(BLUEPRINT)) {
      screen.note('start', 'warn', 'the system itself has changed: stop it and start it again');
    }
    for (const program of programs) {
      const { name } = program;
      if (affected(changed, name)) void program.restart('changed', schemaChanged(changed, name));
    }
  });
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve());
  });
}
