import type { Blueprint } from '../../blueprint/types.ts';
import { catalog, optionOf } from '../../catalog/index.ts';

/** Every template that shows a command or a package of the workspace needs it. */
export function packageManagement(blueprint: Blueprint) {
  const packageManager = optionOf(catalog.packageManager, blueprint.platform.packageManager);
  return { packageManager, commands: packageManager.commands };
}
