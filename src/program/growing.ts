import type { Command } from 'commander';
import type { Verb } from '../grow/questions.ts';

const descriptions: Record<Verb, string> = {
  add: 'Add to the blueprint, and bring the repo to it.',
  remove: 'Remove from the blueprint, and bring the repo to it.',
};

export const verbs = Object.keys(descriptions) as Verb[];

/**
 * `add` and `remove`, as the help of the program shows them. Their kinds are many commands with many flags:
 * `addKinds` makes them where they are spoken of.
 */
export function addGrowing(program: Command): void {
  for (const verb of verbs) {
    const command = program
      .command(verb)
      .description(descriptions[verb])
      .argument('[kind]')
      // What stands behind a kind is for the command of that kind.
      .enablePositionalOptions()
      // A kind that there is not is told by name.
      .allowExcessArguments();
    withHow(command, verb);
  }
}

/** Whether these words are about `add` or `remove`; completion is about all commands. */
export function speakOfKinds(words: readonly string[]): boolean {
  return [...verbs, 'completion'].some((word) => words.includes(word));
}

/** The flags that say how it is done. */
export function withHow(command: Command, verb: Verb): Command {
  if (verb === 'remove') {
    command
      .option('--cascade', 'remove what depends on it as well')
      .option('--drop', 'drop the tables and columns of it, with all that is in them');
  }
  return command
    .option('--yes', 'ask nothing; what is not said has a default')
    .option('--dry-run', 'show what would be written, and write nothing')
    .option('--allow-dirty', 'write although there are changes that git could not bring back')
    .option('--json', 'print one JSON document to standard output');
}
