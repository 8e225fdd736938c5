import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readBlueprint } from '../../src/blueprint/index.ts';
import type { Blueprint } from '../../src/blueprint/types.ts';
import { catalog } from '../../src/catalog/index.ts';
import { advance } from '../../src/history/advance.ts';
import { emptyHistory } from '../../src/history/history.ts';
import { loadPack } from '../../src/render/loadPack.ts';
import { render } from '../../src/render/render.ts';
import type { Tree } from '../../src/render/tree.ts';

export const templatesFolder = fileURLToPath(new URL('../../templates', import.meta.url));
export const examplesFolder = fileURLToPath(new URL('../../examples', import.meta.url));
/** The blueprints there: what lies in a folder beside one is laid over its repo. */
export const exampleFiles = readdirSync(examplesFolder).filter((file) => file.endsWith('.yaml'));
export const pack = await loadPack(templatesFolder);

export function blueprintOf(text: string): Blueprint {
  return readBlueprint(text, 'microservices.yaml', catalog).blueprint;
}

/** The tree of a blueprint that nothing came before. */
export function renderBlueprint(blueprint: Blueprint): Tree {
  return render(blueprint, advance(emptyHistory, blueprint), pack);
}

export function renderText(text: string): Tree {
  return renderBlueprint(blueprintOf(text));
}

/** A tree as a plain object: prints well in a failing test. */
export function texts(tree: Tree): Record<string, string> {
  return Object.fromEntries([...tree].map(([path, { text }]) => [path, text]));
}
