import type { Path } from '../../finding.ts';
import type { ServiceNames } from '../directory.ts';

/** Where a field stands: what it may be depends on it. */
export interface FieldPlace {
  service: ServiceNames;
  /**
   * - entity: a column
   * - valueObject: inside a column
   * - http: input or output of an operation over HTTP
   * - message: input of an operation that only messages reach
   * - payload: of an event
   */
  kind: 'entity' | 'valueObject' | 'http' | 'message' | 'payload';
  path: Path;
}
