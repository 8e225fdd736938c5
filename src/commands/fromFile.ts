import { type Flags, flagFaults, fromFlags, overFile } from '../answers/index.ts';
import { catalog } from '../catalog/index.ts';
import { type BlueprintText, readBlueprintText } from '../disk/readBlueprintText.ts';
import { UserError } from '../errors.ts';
import type { Context } from './context.ts';

/**
 * The blueprint of a file, and what the flags say instead.
 * @param source path, or `-` for standard input
 * @throws UserError with every problem of the flags, and of the file where they change it
 */
export async function fromFile(
  source: string,
  flags: Flags,
  context: Context,
): Promise<BlueprintText> {
  const given = await readBlueprintText(source, context);
  const { text, problems } = overFile(given, fromFlags(flags, catalog), catalog);
  const faults = flagFaults(flags, catalog).map((fault) => ({ ...fault, path: [] }));
  const all = [...faults, ...problems];
  if (all.length === 0) return { ...given, text };
  const count = all.length === 1 ? 'a problem' : `${all.length} problems`;
  throw new UserError(`${given.file} with the flags has ${count}`, {
    code: 'invalid-blueprint',
    problems: all,
    hint: 'Nothing was written.',
  });
}
