import type { Code } from '../../codes.ts';
import { type Problem, UserError } from '../../errors.ts';
import { positionOf } from './position.ts';

/** What ends the reading of a text. */
export function refusals(text: string, file: string) {
  const fatal = (problems: Problem[]) =>
    new UserError(`${file} cannot be read`, {
      code: 'invalid-blueprint',
      problems,
      hint: 'Nothing was written.',
    });
  const whole = (code: Code, message: string, hint: string, offset = 0) =>
    fatal([{ code, message, hint, path: [], file, ...positionOf(text, offset) }]);
  return { fatal, whole };
}
