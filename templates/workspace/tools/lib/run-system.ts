import { assignAddresses } from './addresses.ts';
import { banner } from './banner.ts';
import { urlOf } from './env.ts';
import { startIssuer } from './issuer.ts';
import { gatewayPlan, servicePlan } from './plans.ts';
import { provision } from './provision.ts';
import type { RunFile } from './run-file.ts';
import type { Screen } from './screen.ts';
import { affected, BLUEPRINT, schemaChanged, sourceFolders } from './sources.ts';
import { openStores } from './stores.ts';
import { type Plan, type Supervised, supervise } from './supervisor.ts';
import type { System } from './system.ts';
import { devKey } from './token.ts';
import { watchFolders } from './watch.ts';

/** A program that has not ended by itself after this time is killed. */
const GRACE_MS = 10_000;
const SLOW_START_MS = 15_000;

/** Ends what was started, the last first. */
type Undo = (() => Promise<void> | void)[];

export interface Surroundings {
  screen: Screen;
  run: RunFile;
  /** Aborts when everything is to end. */
  stopping: AbortSignal;
}

/**
 * Starts a system and keeps it running until `stopping` aborts; then the gateway drains first, the
 * services after it, and PostgreSQL ends last. So it does when the start fails half-way.
 */
export async function runSystem(system: System, around: Surroundings): Promise<void> {
  const { screen, run, stopping } = around;
  const undo: Undo = [() => run.close()];
  try {
    const programs = await startSystem(system, around, undo);
    const watched = watchSources(system, screen, programs);
    undo.push(() => watched.close());
    await new Promise<void>((resolve) => {
      stopping.addEventListener('abort', () => resolve());
      if (stopping.aborted) resolve();
    });
  } catch (error) {
    if (!stopping.aborted) throw error;
  } finally {
    if (stopping.aborted) screen.note('start', 'info', 'stopping; Ctrl-C again ends it at once');
    for (const step of undo.reverse()) await step();
  }
}

async function startSystem(
  system: System,
  { screen, run, stopping }: Surroundings,
  undo: Undo,
): Promise<Supervised[]> {
  const began = Date.now();
  const taken = new Set<number>();
  const addresses = await assignAddresses(system, taken);
  for (const { name, wanted, got } of addresses.moved) {
    screen.note(name, 'warn', `port ${wanted} is taken by another program; using ${got}`);
  }
  const gatewayUrl = urlOf(addresses.gateway.port);
  run.url(gatewayUrl);

  const issuer = await startIssuer(devKey(system.identity));
  undo.push(() => issuer.close());

  const stores = await openStores(system, taken);
  const { postgres } = stores;
  if (postgres !== undefined) undo.push(() => postgres.stop());
  if (postgres?.process?.pid !== undefined) run.add('postgres', postgres.process.pid);

  const begin = (plan: Plan) =>
    supervise(plan, {
      line: screen.line,
      note: screen.note,
      began: (name, pid) => run.add(name, pid),
      ended: (pid) => run.remove(pid),
    });
  const services: Supervised[] = [];
  undo.push(() => stopAll(services));
  for (const service of system.services) {
    stopping.throwIfAborted();
    const listen = addresses.services[service.name] ?? service;
    const roles = await provision(service, stores);
    services.push(begin(servicePlan(system, issuer.jwksUrl, service, listen, roles)));
  }
  const gateway = begin(gatewayPlan(system, issuer.jwksUrl, addresses.gateway, addresses.services));
  undo.push(() => gateway.stop(GRACE_MS));

  const programs = [gateway, ...services];
  void tellReady(programs, screen, () => ({
    lines: banner(system, { gatewayUrl, postgres: postgres?.url.host, tookMs: Date.now() - began }),
    fields: { msg: 'ready', url: gatewayUrl, duration_ms: Date.now() - began },
  }));
  return programs;
}

async function stopAll(programs: readonly Supervised[]): Promise<void> {
  await Promise.all(programs.map((program) => program.stop(GRACE_MS)));
}

/** Shows the banner when all are ready; names those that keep it waiting for long. */
async function tellReady(
  programs: readonly Supervised[],
  screen: Screen,
  ready: () => { lines: readonly string[]; fields: Readonly<Record<string, unknown>> },
): Promise<void> {
  const waiting = new Set(programs.map(({ name }) => name));
  const slow = setTimeout(() => {
    screen.note('start', 'warn', `not ready yet: ${[...waiting].join(', ')}`);
  }, SLOW_START_MS);
  slow.unref();
  await Promise.all(
    programs.map(async (program) => {
      await program.ready;
      waiting.delete(program.name);
    }),
  );
  clearTimeout(slow);
  const { lines, fields } = ready();
  screen.tell(lines, fields);
}

function watchSources(
  system: System,
  screen: Screen,
  programs: readonly Supervised[],
): { close(): void } {
  return watchFolders(sourceFolders(system), (changed) => {
    if (changed.has(BLUEPRINT)) {
      screen.note(
        'start',
        'warn',
        'the system itself has changed; stop it and run npm start again',
      );
    }
    for (const program of programs) {
      const { name } = program;
      if (affected(changed, name)) void program.restart('changed', schemaChanged(changed, name));
    }
  });
}
