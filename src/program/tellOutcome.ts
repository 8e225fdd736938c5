import type { Outcome } from '../commands/outcome.ts';
import { version } from '../version.ts';
import { print } from './print.ts';
import type { Run } from './run.ts';

/** What a command did to a repo that is there: for people, or as the document that scripts read. */
export async function tellOutcome(
  outcome: Outcome,
  json: boolean,
  { exitWith }: Pick<Run, 'exitWith'>,
): Promise<void> {
  const report = await import('../report/index.ts');
  exitWith(report.exitCodeOf(outcome));
  if (json) return print(process.stdout, report.outcomeToJson(outcome, version));
  const name = report.nameOf(outcome.directory, process.cwd());
  const canvas = report.canvasFor(process.stdout, process.env);
  return print(process.stdout, report.printOutcome(outcome, name, canvas));
}
