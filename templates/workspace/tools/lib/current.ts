import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { parse } from 'yaml';
import commands from '../gen/commands.json' with { type: 'json' };
import { Failure } from './failure.ts';

/** What the repo was rendered from, and what shows it: texts, undefined where there is no such file. */
export interface Rendition {
  blueprint: string | undefined;
  lock: string | undefined;
  /** Pages with a diagram, by path. */
  pages: Readonly<Record<string, string | undefined>>;
  /** SHA-256 of the diagram of each, as it was drawn. */
  drawn: Readonly<Record<string, string>>;
}

/**
 * What has changed since the blueprint was last applied: the blueprint itself, comments and layout aside, and
 * diagrams that are drawn from it. A page or a diagram that somebody took away is not missed.
 */
export function outdated({ blueprint, lock, pages, drawn }: Rendition): Failure[] {
  const changed = changedBlueprint(blueprint, lock);
  const edited = Object.entries(drawn).flatMap(([path, digest]) => {
    const diagram = diagramIn(pages[path] ?? '');
    if (diagram === undefined || sha256(diagram) === digest) return [];
    return [
      new Failure(
        `The diagram of ${path} is not the one that was drawn from microservices.yaml.`,
        `Take the change back: git checkout -- ${path}`,
      ),
    ];
  });
  return changed === undefined ? edited : [changed, ...edited];
}

function changedBlueprint(blueprint: string | undefined, lock: string | undefined) {
  try {
    const written = read('microservices.yaml', blueprint);
    const applied = read('microservices.lock', lock);
    const at = difference(written, Object(applied).blueprint);
    if (at === undefined) return undefined;
    const where = at.length === 0 ? '' : `, at ${at.join('.')}`;
    return new Failure(
      `microservices.yaml has changed since it was last applied${where}.`,
      `Run: ${commands.apply}`,
    );
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
}

function read(file: string, text: string | undefined): unknown {
  const hint = `Bring it back: git checkout -- ${file}`;
  if (text === undefined) throw new Failure(`There is no ${file}.`, hint);
  try {
    return parse(text, { version: '1.2', schema: 'core', maxAliasCount: 0, logLevel: 'error' });
  } catch (error) {
    throw new Failure(`${file} cannot be read: ${(error as Error).message.split('\n')[0]}`, hint);
  }
}

/** Where the first of two documents first says something else than the second; undefined where nowhere. */
function difference(one: unknown, other: unknown): string[] | undefined {
  if (isDeepStrictEqual(one, other)) return undefined;
  if (!isMap(one) || !isMap(other)) return [];
  const keys = [...Object.keys(one), ...Object.keys(other)];
  const key = keys.find((each) => !isDeepStrictEqual(one[each], other[each]));
  return key === undefined ? [] : [key, ...(difference(one[key], other[key]) ?? [])];
}

const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function diagramIn(page: string): string | undefined {
  return /^```mermaid\n(.*?)\n```$/ms.exec(page.replaceAll('\r\n', '\n'))?.[1];
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
