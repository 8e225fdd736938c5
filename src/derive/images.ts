import type { Blueprint, Service } from '../blueprint/types.ts';
import { catalog, optionOf } from '../catalog/index.ts';

/** Where a service keeps files of its own; undefined where its store is a server. */
export function dataFolder({ datastore }: Service): string | undefined {
  return optionOf(catalog.datastore, datastore).capabilities.shared ? undefined : '/data';
}

/** The name of an image, with the registry where the blueprint has one. */
export function imageName(blueprint: Blueprint, name: string): string {
  return `${imagePrefix(blueprint)}/${name}`;
}

/** What the names of all images begin with. */
export function imagePrefix({ system }: Blueprint): string {
  return system.registry ?? system.name;
}

/** What a Dockerfile says that depends on choices. @param packageName of the workspace, what the image runs */
export function imageBuild(blueprint: Blueprint, packageName: string) {
  const { toolchain } = optionOf(catalog.language, 'typescript');
  const manager = optionOf(catalog.packageManager, blueprint.platform.packageManager);
  const { provide, cache, command, around } = manager.image;
  const [before, after] = around;
  const packages = [packageName, '@local/bundle'].map((name) => `${before}${name}${after}`);
  return {
    images: toolchain?.images,
    provide,
    manifests: ['package.json', manager.lockFile, manager.workspaceFile]
      .filter((file) => file !== undefined)
      .join(' '),
    install: { cache, command, packages: packages.join(' ') },
  };
}
