import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import fs from 'fs-extra';
import { isRepoPath } from './repoPath.ts';

/** Far above what a thousand services are rendered to (bytes). */
const sizeLimit = 512 * 1024 * 1024;
/** As they are published; nothing else is given to npx. */
const release = /^\d+\.\d+\.\d+(?:-[\w.-]+)?$/;

/**
 * What another version has rendered for a lock of its own, by asking it: npx brings it.
 * @param version as the lock says; locks are untrusted
 * @param lock absolute path
 * @returns texts by path
 * @throws the signal's reason when aborted; otherwise whatever npx or that version said
 */
export async function renderedBy(
  version: string,
  lock: string,
  signal: AbortSignal,
): Promise<Map<string, string>> {
  if (!release.test(version)) throw new Error(`${version} is no version that was released`);
  // Elsewhere, so that nothing that the repo has installed is taken for it.
  const cwd = await fs.mkdtemp(join(tmpdir(), 'create-microservices-'));
  try {
    const args = ['--yes', `create-microservices@${version}`, 'render', '--lock', lock];
    const { stdout } = await execa('npx', args, {
      cwd,
      stdin: 'ignore',
      maxBuffer: sizeLimit,
      cancelSignal: signal,
    });
    return textsIn(JSON.parse(stdout));
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  } finally {
    await fs.rm(cwd, { recursive: true, force: true });
  }
}

/** See `Rendered`. */
function textsIn(document: { files?: Record<string, { text?: unknown }> }): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [path, { text }] of Object.entries(document.files ?? {})) {
    if (typeof text !== 'string' || !isRepoPath(path)) throw new Error(`${path} is no text`);
    texts.set(path, text);
  }
  if (texts.size === 0) throw new Error('it has rendered nothing');
  return texts;
}
