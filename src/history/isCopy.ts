import type { Table } from './history.ts';

/** Whether its rows are another service's, and can be had again. No field has a name that begins like that. */
export function isCopy(table: Table): boolean {
  return table.columns.some(({ name }) => name.startsWith('_'));
}
