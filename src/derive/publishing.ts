import type { Blueprint } from '../blueprint/types.ts';
import { catalog, optionOf } from '../catalog/index.ts';

/** Where the pipeline pushes images, and as whom, in its own words; undefined where it pushes none. */
export function publishing({ system, platform }: Blueprint) {
  const { registry } = optionOf(catalog.ci, platform.ci);
  if (registry === undefined || platform.deploy.length === 0) return undefined;
  const isOwn = [undefined, registry.host].includes(system.registry?.split('/')[0]);
  return {
    registry: system.registry ?? registry.images,
    shown: system.registry ?? registry.shown,
    isOwn,
    ...(isOwn ? registry.own : registry.other),
  };
}
