import { type Catalog, defaultOption } from '../catalog/index.ts';

/** Whether services of a system can hear of each other; `broker` is what was said of it. */
export function carriesEvents(broker: string | undefined, catalog: Catalog): boolean {
  const carrier = broker ?? defaultOption(catalog.broker)?.id ?? 'none';
  return carrier !== 'none';
}
