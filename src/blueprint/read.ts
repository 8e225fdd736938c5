import type { Catalog } from '../catalog/index.ts';
import { type Problem, UserError } from '../errors.ts';
import { check } from './check/index.ts';
import { checkNames } from './check/names.ts';
import { normalise } from './normalise/index.ts';
import type { RawBlueprint } from './raw.ts';
import { checkRenderable } from './renderable/index.ts';
import type { SourceDocument } from './source/document.ts';
import { parseSource } from './source/parse.ts';
import { faultsOf } from './structure/faults.ts';
import { sanitise } from './structure/sanitise.ts';
import { validateStructure } from './structure/validate.ts';
import type { Blueprint } from './types.ts';

export interface ReadBlueprint {
  blueprint: Blueprint;
  document: SourceDocument;
}

/**
 * Text to blueprint: parse, check the shape, normalise, check the whole. Throws a UserError with
 * every problem of the language at once, in the order of the file; what this version cannot render
 * is not looked at.
 */
export function readBlueprint(text: string, file: string, catalog: Catalog): ReadBlueprint {
  const { blueprint, document, problems } = readAll(text, file, catalog);
  refuse(file, problems);
  return { blueprint, document };
}

/** The same, and refuses by name what this version cannot render, together with all the rest. */
export function readRenderable(text: string, file: string, catalog: Catalog): ReadBlueprint {
  const { blueprint, document, problems } = readAll(text, file, catalog);
  refuse(file, [...problems, ...checkRenderable(blueprint, catalog, document)]);
  return { blueprint, document };
}

function readAll(text: string, file: string, catalog: Catalog) {
  const { document, problems } = parseSource(text, file);
  const structural = validateStructure(document.value);
  // What stands for a refused alias or number is not what the user wrote: say nothing about it.
  const refused = new Set(problems.map(({ path }) => JSON.stringify(path)));
  const faults = faultsOf(structural);
  const sound = sanitise(document.value, structural) as RawBlueprint;
  const { blueprint, findings } = normalise(sound, catalog, faults);
  // A default is looked at once for each service that has it.
  const semantic = new Map(
    [...findings, ...check(blueprint)]
      .filter(({ path }) => !faults.around(path))
      .map((finding) => [JSON.stringify(finding), finding] as const),
  ).values();
  return {
    blueprint,
    document,
    problems: [
      ...problems,
      ...[...structural, ...checkNames(sound), ...semantic]
        .filter(({ path }) => !refused.has(JSON.stringify(path)))
        .map(document.locate),
    ],
  };
}

function refuse(file: string, problems: Problem[]): void {
  if (problems.length === 0) return;
  const sorted = problems.toSorted(
    (a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0),
  );
  const count = sorted.length === 1 ? 'a problem' : `${sorted.length} problems`;
  throw new UserError(`${file} has ${count}`, {
    code: 'invalid-blueprint',
    problems: sorted,
    hint: 'Nothing was written.',
  });
}
