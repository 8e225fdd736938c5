import type { template as instantiate } from 'handlebars';

/** For what a template is rendered once each. */
export const scopes = [
  'workspace',
  'gateway',
  'language',
  'service',
  'entity',
  'operation',
  'replica',
  'handler',
  'migration',
  'call',
  'event',
  'saga',
] as const;

export type Scope = (typeof scopes)[number];

/** One file of the template tree: `templates/<scope>+<tag>+<tag>/<output path><suffixes>`. */
export interface Template {
  /** First folder, e.g. `service+typescript+store-sql`. */
  folder: string;
  scope: Scope;
  /** All of them must hold for the template to apply. */
  tags: string[];
  /** Output path without suffixes; words such as `__service__` are filled in per context. */
  path: string;
  /** `.hbs`: rendered. Without it: copied byte for byte. */
  rendered: boolean;
  /** `.once`: the user's after the first write. */
  once: boolean;
  /** Starts with `#!`. */
  executable: boolean;
  text: string;
  /** What Handlebars makes of the text, where the build has done that already. */
  compiled?: Parameters<typeof instantiate>[0];
}

/** What a render reads besides the blueprint and the history: the templates. */
export interface Pack {
  templates: Template[];
}

/**
 * Reads a template's place in the tree.
 * @param file path below `templates/`, POSIX
 * @throws Error when the folder's first word is no scope (a bug in the pack, not in the blueprint)
 */
export function toTemplate(file: string, text: string): Template {
  const slash = file.indexOf('/');
  const folder = file.slice(0, slash);
  const [scope, ...tags] = folder.split('+');
  if (!isScope(scope)) throw new Error(`templates/${folder}: "${scope}" is not a scope`);

  let path = file.slice(slash + 1);
  const rendered = path.endsWith('.hbs');
  if (rendered) path = path.slice(0, -'.hbs'.length);
  const once = path.endsWith('.once');
  if (once) path = path.slice(0, -'.once'.length);

  return {
    folder,
    scope,
    tags,
    path,
    rendered,
    once,
    executable: text.startsWith('#!'),
    text: text.replaceAll('\r\n', '\n'),
  };
}

function isScope(word: string | undefined): word is Scope {
  return (scopes as readonly (string | undefined)[]).includes(word);
}
