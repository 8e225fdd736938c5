import type { Blueprint } from '../../blueprint/types.ts';
import { imageName } from '../images.ts';

/** What every kustomization begins with. */
export function kustomization({ system }: Blueprint) {
  return {
    apiVersion: 'kustomize.config.k8s.io/v1beta1',
    kind: 'Kustomization',
    namespace: system.name,
    labels: [{ pairs: { 'app.kubernetes.io/part-of': system.name }, includeTemplates: true }],
  };
}

/** Files of services, beside a kustomization. */
export const filesOf = (services: Blueprint['services']) =>
  services.map(({ name }) => `services/${name}.yaml`);

/**
 * Which build of each image runs. The name comes last, so that a line that never changes stands between those that releases
 * edit and those that a new service brings: the two merge.
 * @param more beside services and the gateway
 */
export function imagesOf(blueprint: Blueprint, newTag: string, more: readonly string[]) {
  const names = ['gateway', ...more, ...blueprint.services.map(({ name }) => name)];
  return names.map((name) => ({ newTag, name: imageName(blueprint, name) }));
}
