import type { OperationModel } from '@local/chassis';
import type { System, SystemService } from '../system.ts';

/** What is promised of a service: see `slo` in microservices.yaml. */
export interface Objective {
  /** Percent of the requests that succeed. */
  availability: number;
  /** So many percent of the answers come within so many ms. */
  latency: { percentile: number; ms: number };
}

/** Values that fit a contract, and the fields that have to name rows that are there. */
export interface Example {
  fields: Readonly<Record<string, unknown>>;
  /** Name of a field -> entity of the same service. */
  references: Readonly<Record<string, string>>;
  /** Of other services; each item of a list on the way has one. */
  foreign?: readonly { path: readonly string[]; service: string; entity: string }[];
}

export type Operation = OperationModel & {
  example: Example;
  /** Of an operation at its path of before: its name by now. */
  successor?: string;
};

export interface Service extends Omit<SystemService, 'operations'> {
  objective: Objective;
  operations: readonly Operation[];
}

/** The system, as far as load is about it. */
export interface Facts extends Omit<System, 'services'> {
  services: readonly Service[];
}

/** Each once: not at the path of before as well, where it has another by now. */
export function publicOperations({ operations }: Service): Operation[] {
  return operations.filter(({ expose, successor }) => expose === 'public' && !successor);
}
