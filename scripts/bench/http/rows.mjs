import { DatabaseSync } from 'node:sqlite';

/**
 * The rows of the servers that a service is compared with.
 * @param {string} synchronous NORMAL may lose the last rows with the power; FULL has each on the disk before its
 *   answer, as a service has
 */
export function openRows(file, synchronous = 'NORMAL') {
  const database = new DatabaseSync(file);
  database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = ${synchronous}`);
  database.exec(
    'CREATE TABLE IF NOT EXISTS meter (id TEXT PRIMARY KEY, place TEXT NOT NULL, version INTEGER NOT NULL)',
  );
  const select = database.prepare('SELECT id, place, version FROM meter WHERE id = ?');
  const insert = database.prepare('INSERT INTO meter (id, place, version) VALUES (?, ?, 1)');
  return {
    find: (id) => select.get(id),
    add(id, place) {
      insert.run(id, place);
      return { id, place, version: 1 };
    },
  };
}
