import type { Clash } from '../history/clashes.ts';
import { namesOf } from '../history/names.ts';
import type { Notice } from '../history/notices.ts';
import type { Rendition } from './rendition.ts';

/** The migrations in which two branches differ: of one of them they stay, and those of the other come after, anew. */
export function withdrawnMigrations(
  { tree: ours, history }: Rendition,
  { tree: theirs, history: others }: Rendition,
  clashes: readonly Clash[],
): Set<string> {
  const folders = clashes.flatMap(({ service }) =>
    [...namesOf(history, service), ...namesOf(others, service)].map(
      (name) => `services/${name}/migrations/`,
    ),
  );
  return new Set(
    [...ours.keys(), ...theirs.keys()].filter(
      (path) =>
        folders.some((folder) => path.startsWith(folder)) &&
        ours.get(path)?.text !== theirs.get(path)?.text,
    ),
  );
}

export function noticesOfWithdrawn(paths: ReadonlySet<string> = new Set()): Notice[] {
  const services = new Map<string, string[]>();
  for (const path of [...paths].sort()) {
    const [, service = '', , file = ''] = path.split('/');
    services.set(service, [...(services.get(service) ?? []), file.replace(/\.sql$/, '')]);
  }
  return [...services].map(([service, names]) => ({
    migration: `${service}/${names.join(', ')}`,
    path: ['services', service],
    message:
      'Two branches had one: one stays, the change of the other comes after it. A database that has run the other one, of a developer, has to be made anew',
  }));
}
