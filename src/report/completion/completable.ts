import type { Argument, Command, Option } from 'commander';
import { type Axis, type Catalog, renderedOptions } from '../../catalog/index.ts';

/** What can stand in one place of a command line. */
export type Words =
  | { kind: 'nothing' | 'anything' | 'files' | 'directories' }
  | { kind: 'values'; values: readonly Word[] };

export interface Word {
  word: string;
  /** One line; may be empty. */
  hint: string;
}

export interface CompletableFlag {
  /** As typed: `--json`, `-v`. */
  names: readonly string[];
  hint: string;
  /** What follows it; `nothing` for a flag that is only there or not. */
  value: Words;
  repeatable: boolean;
}

/** A command as a shell sees it. */
export interface Completable {
  name: string;
  hint: string;
  flags: readonly CompletableFlag[];
  argument: Words;
  commands: readonly Completable[];
}

/**
 * The tree of commands as it is parsed, so that completion and parser cannot differ. What a flag takes is
 * read from its placeholder, `<file>`, and from the catalog, where an axis has the flag's name.
 */
export function completable(command: Command, catalog: Catalog): Completable {
  const help = command.createHelp();
  return {
    name: command.name(),
    hint: firstLine(command.description()),
    flags: help.visibleOptions(command).map((option) => flagOf(option, catalog)),
    argument: argumentOf(command.registeredArguments[0]),
    commands: help
      .visibleCommands(command)
      .filter(({ name }) => name.call(command) !== 'help')
      .map((child) => completable(child, catalog)),
  };
}

/** A command with the words that lead to it: none for the program itself. */
export interface Reached extends Completable {
  words: readonly string[];
}

/** The program, its commands, and theirs. */
export function reachedFrom(command: Completable, words: readonly string[] = []): Reached[] {
  return [
    { ...command, words },
    ...command.commands.flatMap((child) => reachedFrom(child, [...words, child.name])),
  ];
}

function flagOf(option: Option, catalog: Catalog): CompletableFlag {
  return {
    names: [option.long, option.short].filter((name) => name != null),
    hint: firstLine(option.description),
    value: takenBy(option, catalog),
    repeatable: option.variadic || Array.isArray(option.defaultValue),
  };
}

function takenBy(option: Option, catalog: Catalog): Words {
  if (!option.required && !option.optional) return { kind: 'nothing' };
  if (/<file/.test(option.flags)) return { kind: 'files' };
  const axis: Axis | undefined = axisOf(option.attributeName(), catalog);
  if (axis !== undefined) {
    return {
      kind: 'values',
      values: renderedOptions(axis).map(({ id, label, hint }) => ({
        word: id,
        hint: `${label}: ${hint}`,
      })),
    };
  }
  return choices(option.argChoices) ?? { kind: 'anything' };
}

function axisOf(name: string, catalog: Catalog): Axis | undefined {
  return Object.values(catalog).find(
    (entry): entry is Axis => 'options' in entry && entry.id === name,
  );
}

function argumentOf(argument: Argument | undefined): Words {
  if (argument === undefined) return { kind: 'nothing' };
  if (argument.name() === 'directory') return { kind: 'directories' };
  return choices(argument.argChoices) ?? { kind: 'anything' };
}

function choices(words: readonly string[] | undefined): Words | undefined {
  return words && { kind: 'values', values: words.map((word) => ({ word, hint: '' })) };
}

const firstLine = (text: string) => text.split('\n')[0] ?? '';
