import type { Logger } from './log.ts';

/** One step of the way down. */
export interface Phase {
  name: string;
  run(): Promise<void> | void;
}

export interface LifecycleOptions {
  log: Logger;
  /** In the order in which they run (SPEC.md, SHD). */
  phases: readonly Phase[];
  /** ms from the first signal to the end, whatever is not finished. */
  graceMs: number;
  /** Called before the phases when an error is the reason: nobody is to be waited for then. */
  onCrash(): void;
}

export interface Lifecycle {
  /** Runs the phases once; later calls wait for the same end. False when a phase failed. */
  stop(): Promise<boolean>;
  /** Signals and errors that nobody caught stop the process from now on. */
  ownProcess(): void;
}

export function createLifecycle(options: LifecycleOptions): Lifecycle {
  const { log, phases, graceMs, onCrash } = options;
  let stopping: Promise<boolean> | undefined;

  function stop(): Promise<boolean> {
    stopping ??= runAll();
    return stopping;
  }

  async function runAll(): Promise<boolean> {
    let good = true;
    for (const phase of phases) {
      try {
        await phase.run();
      } catch (error) {
        good = false;
        log.error({ err: error, phase: phase.name }, 'a step of the shutdown failed');
      }
    }
    return good;
  }

  async function end(code: number): Promise<void> {
    const deadline = setTimeout(() => {
      log.error({ grace_ms: graceMs }, 'the shutdown took too long');
      process.exit(1);
    }, graceMs);
    deadline.unref();
    const good = await stop();
    log.info('stopped');
    process.exit(good ? code : 1);
  }

  function onSignal(signal: string): void {
    if (stopping) process.exit(1);
    log.info({ signal }, 'stopping');
    void end(0);
  }

  function crash(error: unknown): void {
    log.fatal({ err: error }, 'an error that nobody caught');
    if (stopping) process.exit(1);
    onCrash();
    void end(1);
  }

  return {
    stop,
    ownProcess() {
      process.on('SIGTERM', onSignal).on('SIGINT', onSignal);
      process.on('uncaughtException', crash).on('unhandledRejection', crash);
    },
  };
}
