import fs, { type Dirent } from 'fs-extra';
import { inSlices } from './inSlices.ts';
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
  const entries = await entriesOf(`${root}/${folder}`);
  if (entries === undefined) return undefined;
  const paths: string[] = [];
  await addPaths(root, folder, entries, paths);
  const texts = new Map<string, string>();
  await inSlices(paths, async (path) => {
    const text = await readText(`${root}/${path}`);
    if (typeof text === 'string') texts.set(path, text);
  });
  return texts;
}

async function addPaths(root: string, at: string, entries: Dirent[], paths: string[]) {
  for (const entry of entries) {
    const path = `${at}/${entry.name}`;
    if (entry.isDirectory() && !notOurs.test(entry.name)) {
      await addPaths(root, path, (await entriesOf(`${root}/${path}`)) ?? [], paths);
    }
    if (entry.isFile() && isRead(path)) paths.push(path);
  }
}

function isRead(path: string): boolean {
  if (/^services\/[^/]+\/migrations\/[^/]+\.sql$/.test(path)) return true;
  return source.test(path) && !declarations.test(path);
}

async function entriesOf(path: string): Promise<Dirent[] | undefined> {
  try {
    return await fs.readdir(path, { withFileTypes: true });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw error;
  }
}
