import type { Catalog } from '../../catalog/types.ts';
import type { Report } from '../finding.ts';
import type { Faults } from '../structure/faults.ts';
import type { Directory } from './directory.ts';

/** What every step of the normalisation reads, and where it reports to. */
export interface Scope {
  catalog: Catalog;
  directory: Directory;
  report: Report;
  /** What the JSON Schema already found fault with. */
  faults: Faults;
}
