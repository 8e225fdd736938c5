import { dirname, posix, resolve } from 'node:path';
import { readBlueprint } from '../blueprint/index.ts';
import type { Blueprint } from '../blueprint/types.ts';
import { type Boundaries, type CheckWith, checkBoundaries } from '../boundaries/check.ts';
import type { LocatedFinding } from '../boundaries/finding.ts';
import { repaired } from '../boundaries/repair.ts';
import { catalog } from '../catalog/index.ts';
import { parseReleased } from '../contracts/parseReleased.ts';
import { readBlueprintText } from '../disk/readBlueprintText.ts';
import { readReleasedSides } from '../disk/readReleased.ts';
import { replaceText } from '../disk/replaceText.ts';
import { unmergedLocks } from '../disk/unmergedLocks.ts';
import { UserError } from '../errors.ts';
import { clashesOf } from '../history/clashes.ts';
import { codeOf } from './codeOf.ts';
import type { Context } from './context.ts';
import { sourceOf } from './sourceOf.ts';

export interface CheckOptions {
  /** Path of a blueprint, or `-` for standard input; by default that of the repo one stands in. */
  blueprint?: string;
  /** Write what has one obvious repair into the file. */
  fix?: boolean;
  /** Look at the code as well: the repo is the folder of the blueprint. */
  repo?: boolean;
}

export interface CheckOutcome extends Boundaries {
  /** For messages: the path as it was given, or `<stdin>`. */
  file: string;
  blueprint: Blueprint;
  /** What was found before, and is repaired. */
  fixed: LocatedFinding[];
  /** How many files of code were looked at; undefined where none were to be. */
  files?: number;
}

/**
 * What the rules say of a blueprint, and of the code of its repo where that is asked for. The blueprint has to
 * be valid; whether this version renders it does not matter.
 * @throws UserError with every problem of the blueprint, or when it or the repo cannot be read
 */
export async function check(
  options: CheckOptions,
  context: Pick<Context, 'cwd' | 'input' | 'signal' | 'progress'>,
): Promise<CheckOutcome> {
  const { cwd } = context;
  const source = await sourceOf('check', options.blueprint, cwd);
  if (options.fix && source === '-') {
    throw new UserError('--fix writes into a file, and standard input is none', {
      code: 'invalid-value',
      hint: 'Give the path of the blueprint: --blueprint microservices.yaml --fix',
    });
  }
  const { text, file } = await readBlueprintText(source, context);
  context.progress.note(options.repo ? 'Reading the code' : 'Checking');
  const code = options.repo ? await codeOf(source, cwd) : undefined;
  const seen = { ...(code && { code }), ...(await repoAround(source, cwd)) };
  const before = checked(text, file, seen);
  const next = options.fix ? repaired(text, before.findings) : text;
  if (next === text) return { ...before, file, fixed: [] };
  // What cannot be read any more is never written.
  const after = checked(next, file, seen);
  await replaceText(resolve(cwd, source), next);
  const left = new Set(after.findings.map(sameFinding));
  return {
    ...after,
    file,
    fixed: before.findings.filter((finding) => !left.has(sameFinding(finding))),
  };
}

function checked(
  text: string,
  file: string,
  seen: CheckWith,
): Boundaries & Pick<CheckOutcome, 'blueprint' | 'files'> {
  const read = readBlueprint(text, file, catalog);
  const { findings, excepted } = checkBoundaries(read, seen);
  if (seen.code === undefined) return { findings, excepted, blueprint: read.blueprint };
  const folder = dirname(file).replaceAll('\\', '/');
  const asSeen = <Each extends LocatedFinding>(finding: Each): Each =>
    finding.spot === undefined ? finding : { ...finding, file: posix.join(folder, finding.file) };
  return {
    findings: findings.map(asSeen),
    excepted: excepted.map(asSeen),
    blueprint: read.blueprint,
    files: seen.code.files.length,
  };
}

/** What the repo knows that a blueprint lies in. */
async function repoAround(
  source: string,
  cwd: string,
): Promise<Pick<CheckWith, 'released' | 'clashes'>> {
  if (source === '-') return {};
  const root = resolve(cwd, dirname(source));
  const [ours, theirs] = await unmergedLocks(root);
  return {
    released: parseReleased(await readReleasedSides(root)),
    ...(ours && theirs && { clashes: clashesOf(ours.history, theirs.history) }),
  };
}

const sameFinding = ({ rule, place, message }: LocatedFinding) => `${rule} ${place} ${message}`;
