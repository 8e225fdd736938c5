import { Option } from 'commander';

/** The words that decide what a plan does, in every command that makes one. */
export const dropFlag = () =>
  new Option('--drop', 'drop tables and columns that are gone, with their data');

export const migrationsFlag = () =>
  new Option('--migrations <side>', 'of two branches with migrations, whose stay').choices([
    'ours',
    'theirs',
  ]);
