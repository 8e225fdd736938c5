import type { Settings, Values } from './config.ts';
import type { Phase } from './lifecycle.ts';
import type { Logger } from './log.ts';
import type { ServiceModel } from './model.ts';
import type { Opened, Resource } from './resource.ts';
import type { Store } from './store/port.ts';

/** What a part finds in its service. */
export interface Surroundings {
  readonly model: ServiceModel;
  readonly store: Store;
  /** What the part said that it uses. */
  readonly resources: Pick<Opened, 'get'>;
  readonly log: Logger;
}

/** What a service runs beside its API. */
export interface Part<S extends Settings = Settings> {
  /** Read and checked with those of the service. */
  readonly settings: S;
  /** Beside the store, as routes do. */
  readonly uses?: readonly Resource<unknown>[];
  /**
   * Called before anybody can call the service.
   * @returns its steps of the way down: after the API is closed, before the store is
   */
  start(values: Values<S>, around: Surroundings): Promise<readonly Phase[]>;
}
