import type { Command } from 'commander';
import { catalog } from '../catalog/index.ts';
import { bashCompletion } from '../report/completion/bash.ts';
import { completable } from '../report/completion/completable.ts';
import { fishCompletion } from '../report/completion/fish.ts';
import { zshCompletion } from '../report/completion/zsh.ts';

const scripts = { bash: bashCompletion, zsh: zshCompletion, fish: fishCompletion };

/** The script that teaches a shell to complete the command line of a program. */
export function completion(shell: keyof typeof scripts, program: Command): string {
  return scripts[shell](completable(program, catalog));
}
