import type { Finding, Path } from '../../finding.ts';
import type { RawOperation } from '../../raw.ts';
import type { Entity, Service, ValueObject } from '../../types.ts';
import type { ServiceNames } from '../directory.ts';
import type { Scope } from '../scope.ts';

/** What is known about a service when its operations are normalised. */
export interface OperationPlace {
  scope: Scope;
  service: ServiceNames;
  defaults: Pick<Service, 'timeoutMs' | 'transport'>;
  entities: ReadonlyMap<string, Entity>;
  valueObjects: ReadonlyMap<string, ValueObject>;
  name: string;
  raw: RawOperation;
  path: Path;
  /** Reports at a word of the operation, or at its name. */
  fault(finding: Omit<Finding, 'path' | 'at'>, word?: keyof RawOperation | Path): void;
}
