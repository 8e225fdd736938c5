import { addressesOf } from './facts/addresses.ts';
import { clientsOf } from './facts/clients.ts';
import { consumedIn, publishedIn } from './facts/events.ts';
import { importsOf } from './facts/imports.ts';
import { routesOf } from './facts/routes.ts';
import { tablesOf } from './facts/tables.ts';
import { type Code, nothing, type SourceFile, type Table } from './model.ts';
import { type Module, moduleOf } from './module.ts';
import { parseSourceFile } from './parse.ts';
import { ringOf, serviceAt } from './paths.ts';
import { resolverOf } from './resolve.ts';
import { madeIn, tablesIn } from './sql.ts';

/**
 * What the code of services does. Pure; it brings the parser along, so it is loaded by whoever needs it.
 * @param texts by path in the repo: sources and migrations below `services/`
 */
export function readCode(texts: ReadonlyMap<string, string>): Code {
  const modules = new Map<string, Module>();
  const files: SourceFile[] = [];
  const migrated = new Map<string, Set<string>>();
  for (const [path, text] of [...texts].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const service = serviceAt(path) ?? '';
    if (path.endsWith('.sql')) {
      migrated.set(service, new Set([...(migrated.get(service) ?? []), ...madeIn(text)]));
      files.push({ ...nothing, tables: tablesAt(text), path, service, ring: undefined });
      continue;
    }
    const parsed = parseSourceFile(path, text);
    if ('program' in parsed) modules.set(path, moduleOf(path, parsed.program));
    else files.push({ ...nothing, ...parsed, path, service, ring: ringOf(path) });
  }
  const resolve = resolverOf(modules);
  for (const module of modules.values()) {
    const { path } = module;
    const ring = ringOf(path);
    const imports = importsOf(module);
    const facts = {
      clients: clientsOf(module, resolve),
      addresses: addressesOf(module, resolve),
      published: publishedIn(module, resolve),
      consumed: consumedIn(module, resolve),
      routes: routesOf(module, resolve),
      tables: tablesOf(module, resolve),
    };
    // What tests do is no part of the system, but for what they import.
    const counted = ring === undefined ? nothing : facts;
    files.push({ ...counted, imports, path, service: serviceAt(path) ?? '', ring });
  }
  return { files: files.sort((a, b) => (a.path < b.path ? -1 : 1)), migrated };
}

/** The tables that a migration names. */
function tablesAt(text: string): Table[] {
  return tablesIn(text).map(({ offset, ...table }) => {
    const before = text.slice(0, offset).split('\n');
    return { ...table, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
  });
}
