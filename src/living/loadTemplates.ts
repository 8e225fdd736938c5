import type { Pack } from '../render/template.ts';

/** They are most of the package: what renders nothing does not load them. */
export async function loadTemplates(): Promise<Pack> {
  const { builtInPack } = await import('../render/builtInPack.ts');
  return builtInPack();
}
