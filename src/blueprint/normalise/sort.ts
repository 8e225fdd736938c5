/** By code units: the same on every machine, whatever its locale. */
export function byName<Named extends { name: string }>(list: Named[]): Named[] {
  return list.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}
