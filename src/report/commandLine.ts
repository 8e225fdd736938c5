import type { CommanderError } from 'commander';
import type { Code } from '../codes.ts';
import { UserError } from '../errors.ts';

const codes: Record<string, Code> = {
  'commander.unknownOption': 'unknown-option',
  'commander.optionMissingArgument': 'missing-argument',
  'commander.missingArgument': 'missing-argument',
  'commander.excessArguments': 'too-many-arguments',
};

/** What the parser of the command line refused, as one of our errors. */
export function commandLineError({ code, message }: CommanderError): UserError {
  const [what = '', suggestion] = message.replace(/^error: /, '').split('\n');
  const meant = suggestion?.replace(/^\((.*)\)$/, '$1');
  return new UserError(what, {
    code: codes[code] ?? 'invalid-value',
    hint: [meant, 'create-microservices --help'].filter((line) => line !== undefined).join('\n'),
  });
}
