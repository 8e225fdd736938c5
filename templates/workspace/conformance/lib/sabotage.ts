import type { OwnStore } from './stores.ts';

/**
 * Makes every insert into the table fail with an error that no service can foresee. Its text is the
 * message; where the store can, its detail has the values of the row, as drivers' errors do.
 * @returns what makes it good again
 */
export async function failInserts(
  store: OwnStore,
  table: string,
  message: string,
): Promise<() => Promise<void>> {
  const text = message.replaceAll("'", "''");
  if (store.datastore === 'sqlite') {
    await store.run(`
      CREATE TRIGGER "conformance_sabotage" BEFORE INSERT ON "${table}"
      BEGIN SELECT RAISE(ABORT, '${text}'); END`);
    return () => store.run('DROP TRIGGER "conformance_sabotage"').then(() => {});
  }
  await store.run(`
    CREATE FUNCTION conformance_sabotage() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      RAISE EXCEPTION USING ERRCODE = 'XX000', MESSAGE = '${text}', DETAIL = NEW::text;
    END $$;
    CREATE TRIGGER "conformance_sabotage" BEFORE INSERT ON "${table}"
    FOR EACH ROW EXECUTE FUNCTION conformance_sabotage()`);
  return () =>
    store
      .run(`
        DROP TRIGGER "conformance_sabotage" ON "${table}";
        DROP FUNCTION conformance_sabotage()`)
      .then(() => {});
}

/** Makes transactions that inserted into the table fail at their very end, where the store can. */
export async function failCommits(store: OwnStore, table: string): Promise<() => Promise<void>> {
  if (store.datastore === 'sqlite') {
    await store.run(`
      CREATE TRIGGER "conformance_sabotage" AFTER INSERT ON "${table}"
      BEGIN SELECT RAISE(ABORT, 'made to fail'); END`);
    return () => store.run('DROP TRIGGER "conformance_sabotage"').then(() => {});
  }
  await store.run(`
    CREATE FUNCTION conformance_sabotage() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      RAISE EXCEPTION USING ERRCODE = 'XX000', MESSAGE = 'made to fail';
    END $$;
    CREATE CONSTRAINT TRIGGER "conformance_sabotage" AFTER INSERT ON "${table}"
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION conformance_sabotage()`);
  return () =>
    store
      .run(`
        DROP TRIGGER "conformance_sabotage" ON "${table}";
        DROP FUNCTION conformance_sabotage()`)
      .then(() => {});
}
