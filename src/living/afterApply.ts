import type { PackageManagerOption } from '../catalog/index.ts';
import type { NextStep } from '../commands/outcome.ts';
import type { Change } from '../reconcile/change.ts';

/** What is left to type after changes were written. */
export function afterApply(
  changes: readonly Change[],
  { commands }: PackageManagerOption,
): NextStep[] {
  const written = changes.filter((change) => change.kind === 'delete' || 'text' in change);
  const conflicts = changes.filter(({ kind }) => kind === 'conflict');
  const steps: NextStep[] = [];
  const step = (command: string, why: string) => steps.push({ command, why });
  if (conflicts.length > 0) step('npx create-microservices status', 'list the files to resolve');
  if (written.some(({ path }) => isManifest(path))) {
    step(commands.install, 'install what the manifests ask for now');
  }
  if (written.length > 0) step(commands.test, 'run the tests');
  return steps;
}

function isManifest(path: string): boolean {
  return path === 'package.json' || path.endsWith('/package.json');
}
