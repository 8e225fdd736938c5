/**
 * What the code of a rendered repo does, as far as a blueprint speaks of it. Plain data: whoever compares
 * the two needs no syntax tree.
 */
export interface Code {
  /** Sorted by path. */
  files: readonly SourceFile[];
  /** By service: the tables that its own migrations make. */
  migrated: ReadonlyMap<string, ReadonlySet<string>>;
}

export interface SourceFile extends Facts {
  /** In the repo, e.g. `services/things/src/domain/thing.ts`. */
  path: string;
  service: string;
  /** The folder in `src` that it is in, empty for `src` itself; undefined for what is not in `src`. */
  ring: string | undefined;
}

/** Both from 1, the column in UTF-16 code units. */
export interface Spot {
  line: number;
  column: number;
}

export interface Facts {
  /** Why it could not be read: nothing else is known of it then. */
  unreadable?: Spot & { why: string };
  imports: readonly Import[];
  /** Clients of other services that it makes. */
  clients: readonly Client[];
  /** Where it names another process: by a setting, or by the host of a URL. */
  addresses: readonly Address[];
  /** Events that it puts into the outbox. */
  published: readonly Named[];
  /** Events that it subscribes to: `service.event`. */
  consumed: readonly Named[];
  routes: readonly Route[];
  /** Tables that its SQL reaches. */
  tables: readonly Table[];
}

export interface Import extends Spot {
  specifier: string;
  /** Path in the repo of what a relative one leads to. */
  path?: string;
  /** What is imported by name, as the other module calls it; `*` for all of it. */
  names: readonly string[];
}

export interface Named extends Spot {
  name: string;
}

export interface Client extends Named {
  /** Names of those that it can ask for. */
  operations: readonly string[];
}

export interface Address extends Spot {
  kind: 'setting' | 'host';
  /** Name of the setting, or the host in lower case. */
  name: string;
}

export interface Route extends Spot {
  /** Undefined where it cannot be known. */
  method: string | undefined;
  path: string;
}

export interface Table extends Named {
  /** Schema, database or whatever else stands before the name. */
  qualifier?: string;
}

export const nothing: Facts = {
  imports: [],
  clients: [],
  addresses: [],
  published: [],
  consumed: [],
  routes: [],
  tables: [],
};
