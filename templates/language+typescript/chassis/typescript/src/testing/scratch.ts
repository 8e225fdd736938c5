import type { ServiceModel } from '../model.ts';

/** A store of its own for a test: empty, and gone afterwards. */
export interface Scratch {
  /** As `DATABASE_URL`. */
  url: string;
  drop(): Promise<void>;
}

/** The files beside this one, one for each kind of store, say how. */
export async function createScratch(datastore: ServiceModel['datastore']): Promise<Scratch> {
  const { createScratch } = await import(`./scratch-${datastore}.ts`);
  return createScratch();
}
