import type { Dirent } from 'fs-extra';
import { entriesOf } from './entriesOf.ts';
import { inTurns } from './inTurns.ts';
import { readText } from './readTree.ts';

/** Where the code of services is. */
const folder = 'services';
const source = /\.(?:[cm]?[jt]s|[jt]sx)$/;
const declarations = /\.d\.[cm]?ts$/;
/** What others have made or installed. */
const notOurs = /^(?:\..*|node_modules|dist|build|coverage)$/;

/**
 * The sources and migrations of the services of a repo, by path in it. Links are not followed; what is no text
 * is left out.
 * @param root absolute path of the repo
 * @returns undefined where there are no services
 */
export async function readSources(root: string): Promise<Map<string, string> | undefined> {
  const entries = entriesOf(`${root}/${folder}`);
  if (entries === undefined) return undefined;
  const paths: string[] = [];
  addPaths(root, folder, entries, paths);
  const texts = new Map<string, string>();
  await inTurns(paths, (path) => {
    const text = readText(`${root}/${path}`);
    if (typeof text === 'string') texts.set(path, text);
  });
  return texts;
}

function addPaths(root: string, at: string, entries: Dirent[], paths: string[]) {
  for (const entry of entries) {
    const path = `${at}/${entry.name}`;
    if (entry.isDirectory() && !notOurs.test(entry.name)) {
      addPaths(root, path, entriesOf(`${root}/${path}`) ?? [], paths);
    }
    if (entry.isFile() && isRead(path)) paths.push(path);
  }
}

function isRead(path: string): boolean {
  if (/^services\/[^/]+\/migrations\/[^/]+\.sql$/.test(path)) return true;
  return source.test(path) && !declarations.test(path);
}
