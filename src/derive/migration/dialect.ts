import type { FieldType } from '../../blueprint/types.ts';
import type { TableChange } from '../../history/difference.ts';
import type { ChassisTables, Column, Table } from '../../history/history.ts';
import type { NamesAround, Rename } from './namesAround.ts';

/** How a store spells what a migration says. */
export interface Dialect {
  column: (type: FieldType) => string;
  boolean: (value: boolean) => string;
  /** Type of a list or a nested object. */
  document: string;
  /** Appended to `CREATE TABLE (...)`. */
  tableOptions: string;
  /** Length of a text in characters. */
  length: (column: string) => string;
  /** A column's value as a number, for bounds. */
  numeric: (column: string, type: FieldType) => string;
  /** Whether constraints have names that later statements need. */
  namesConstraints: boolean;
  /** Ends the bridge of a column, which goes with its old one. */
  endBridge: (table: Table, column: Column) => string[];
  /** Gives the index, or the constraint, of a table another name. */
  rename: (rename: Rename) => string[];
  /** From one shape of a table to the next. */
  alter: (change: TableChange, names: NamesAround) => string[];
  /** What stands for a table in the words of the build before. */
  createView: (table: Table) => string[];
  dropView: (table: Table) => string[];
  /** What goes with a table that is dropped. */
  dropTable: (table: Table) => string[];
  /** Tables of the chassis: those that every service has from its first migration, and sets by name. */
  chassisTables: Readonly<Record<ChassisTables | 'always', string>>;
}
