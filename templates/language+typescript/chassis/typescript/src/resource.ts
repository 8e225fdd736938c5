import type { Settings } from './config.ts';
import type { Logger } from './log.ts';
import type { Tracing } from './telemetry/tracing.ts';

/** What a resource is opened with. */
export interface Surroundings {
  /** The name by which others know this service. */
  service: string;
  /** Values of the settings that all resources asked for, by name. */
  settings: Readonly<Record<string, unknown>>;
  log: Logger;
  tracing: Tracing;
  /** Another resource, opened before this one that names it in `needs`. */
  opened<T>(resource: Resource<T>): T;
}

/** What routes use beside the store: opened before the first request, closed after the last. */
export interface Resource<T> {
  settings: Settings;
  needs?: readonly Resource<unknown>[];
  /** Asks nothing of anybody yet, who may come later. */
  open(around: Surroundings): T;
  close(opened: T): Promise<void>;
}

/** All of them, each once, with what they need before them. */
export function resourcesOf(wanted: readonly Resource<unknown>[]): Resource<unknown>[] {
  const found = new Set<Resource<unknown>>();
  const add = (resource: Resource<unknown>) => {
    resource.needs?.forEach(add);
    found.add(resource);
  };
  wanted.forEach(add);
  return [...found];
}

/** Those of all of them, to be read with the process's own. */
export function resourceSettings(resources: readonly Resource<unknown>[]): Record<never, never> {
  return Object.assign({}, ...resources.map(({ settings }) => settings));
}

/** Opened resources of one process. */
export class Opened {
  readonly #values = new Map<Resource<unknown>, unknown>();

  /** @param resources as `resourcesOf` orders them */
  constructor(resources: readonly Resource<unknown>[], around: Omit<Surroundings, 'opened'>) {
    const opened = <T>(resource: Resource<T>) => this.get(resource);
    for (const resource of resources) {
      this.#values.set(resource, resource.open({ ...around, opened }));
    }
  }

  get<T>(resource: Resource<T>): T {
    if (!this.#values.has(resource)) throw new Error('a route uses what it did not ask for');
    return this.#values.get(resource) as T;
  }

  /** The last one first. */
  async close(): Promise<void> {
    for (const [resource, value] of [...this.#values].reverse()) await resource.close(value);
  }
}
