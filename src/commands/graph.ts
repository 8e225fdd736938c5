import { extname, resolve } from 'node:path';
import { readBlueprint } from '../blueprint/index.ts';
import { suggestion } from '../blueprint/nearest.ts';
import { quote } from '../blueprint/quote.ts';
import type { Blueprint } from '../blueprint/types.ts';
import { checkBoundaries } from '../boundaries/check.ts';
import { catalog } from '../catalog/index.ts';
import { readBlueprintText } from '../disk/readBlueprintText.ts';
import { writeText } from '../disk/writeText.ts';
import { UserError } from '../errors.ts';
import { drawArchitecture, drawOneSequence, type Format } from '../graph/draw.ts';
import { sequencesOf } from '../graph/index.ts';
import type { Context } from './context.ts';
import { sourceOf } from './sourceOf.ts';

export interface GraphOptions {
  /** Path of a blueprint, or `-` for standard input; by default that of the repo one stands in. */
  blueprint?: string;
  /** By default what the name of `output` ends with, else Mermaid. */
  format?: Format;
  /** Path of the file to write; standard output when it is not given. */
  output?: string;
}

/**
 * The picture of a system, or of one sequence in it. The blueprint has to be valid; whether this version
 * renders it does not matter.
 * @param part a saga, a composition, or `service.operation`; all of the system when it is not given
 * @returns the text; undefined when it was written
 * @throws UserError with every problem of the blueprint, or when it cannot be read or has no such part
 */
export async function graph(
  part: string | undefined,
  { blueprint: given, format: wanted, output }: GraphOptions,
  context: Pick<Context, 'cwd' | 'input' | 'signal' | 'progress'>,
): Promise<string | undefined> {
  const format = wanted ?? formatOf(output);
  const source = await sourceOf('graph', given, context.cwd);
  const { text, file } = await readBlueprintText(source, context);
  const read = readBlueprint(text, file, catalog);
  const { blueprint } = read;
  // Finding a place for everything is what takes long.
  if (format !== 'mermaid') context.progress.note('Drawing');
  const drawn =
    part === undefined
      ? await drawArchitecture(blueprint, format, checkBoundaries(read).findings)
      : await drawPart(part, blueprint, format);
  if (output === undefined) return drawn;
  await writeText(resolve(context.cwd, output), drawn);
  return undefined;
}

const endings: Record<string, Format> = {
  '.html': 'html',
  '.htm': 'html',
  '.svg': 'svg',
  '.mmd': 'mermaid',
  '.mermaid': 'mermaid',
};

function formatOf(output: string | undefined): Format {
  if (output === undefined) return 'mermaid';
  const format = endings[extname(output).toLowerCase()];
  if (format !== undefined) return format;
  throw new UserError(`The name ${quote(output)} does not say which format it is to have`, {
    code: 'invalid-value',
    hint: 'Name it *.html, *.svg or *.mmd, or add --format html, svg or mermaid',
  });
}

function drawPart(part: string, blueprint: Blueprint, format: Format): Promise<string> {
  const sequences = sequencesOf(blueprint);
  const sequence = sequences.find(({ name }) => name === part);
  if (sequence === undefined) {
    const names = sequences.map(({ name }) => name);
    throw new UserError(`${quote(part)} is no saga, and no operation that calls on`, {
      code: 'invalid-value',
      hint: suggestion(part, names) ?? 'Without a name, all of the system is drawn',
    });
  }
  if (format !== 'html') return drawOneSequence(sequence, format);
  throw new UserError('The page always has all of the system, and its sequences are in it', {
    code: 'invalid-value',
    hint: 'Leave out the name, or choose --format svg or mermaid',
  });
}
