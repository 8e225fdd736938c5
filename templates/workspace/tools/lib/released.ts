import { type Dirent, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import commands from '../gen/commands.json' with { type: 'json' };
import { breaksOf, contractsIn } from './compatibility/compatibility.ts';
import { listIn, objectIn } from './compatibility/contracts.ts';
import { Failure } from './failure.ts';

/** Released contracts stand below the folder of all contracts, at the same paths. */
const contracts = 'contracts';
const locks = 'locks';
const rule = 'COMPAT001';

/**
 * What was released and does not hold any more, but for what `microservices.yaml` makes an exception of.
 * @param root absolute path of the repo
 */
export function brokenContracts(root: string): Failure[] {
  const released = documentsBelow(join(root, contracts, locks));
  if (released.size === 0) return [];
  const blueprint = readDocument(join(root, 'microservices.yaml'));
  const excused = exceptionsIn(blueprint);
  const now = contractsIn(documentsBelow(join(root, contracts), locks));
  return breaksOf(contractsIn(released), now, namesIn(blueprint))
    .filter(({ place }) => !excused.has(place))
    .map(({ message, hint }) => new Failure(`${message}.`, hint));
}

function exceptionsIn(blueprint: unknown): Set<string> {
  const { exceptions } = objectIn(objectIn(blueprint).lint);
  const ours = listIn(exceptions).map(objectIn);
  return new Set(ours.filter((each) => each.rule === rule).map(({ place }) => String(place)));
}

/** What each service is called by now: contracts have the name that it had first. */
function namesIn(blueprint: unknown): (service: string) => string {
  const services = Object.entries(objectIn(objectIn(blueprint).services));
  const names = new Map(services.map(([name, service]) => [objectIn(service).was ?? name, name]));
  return (service) => names.get(service) ?? service;
}

/** By path below the folder. */
function documentsBelow(folder: string, without = ''): Map<string, unknown> {
  const found = new Map<string, unknown>();
  const walk = (below: string) => {
    for (const entry of entriesOf(join(folder, below))) {
      const path = `${below}${entry.name}`;
      if (entry.isDirectory() && path !== without) walk(`${path}/`);
      else if (entry.isFile() && /\.(?:yaml|json)$/.test(path)) {
        found.set(path, readDocument(join(folder, path)));
      }
    }
  };
  walk('');
  return found;
}

function entriesOf(folder: string): Dirent[] {
  return existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [];
}

function readDocument(file: string): unknown {
  const text = readFileSync(file, 'utf8');
  try {
    return parse(text, { version: '1.2', schema: 'core', maxAliasCount: 0, logLevel: 'error' });
  } catch (error) {
    throw new Failure(
      `${file} cannot be read: ${(error as Error).message.split('\n')[0]}`,
      // What a merge of two branches has torn is put together from both.
      /^<{7} /m.test(text) ? `Run: ${commands.apply}` : `Bring it back: git checkout -- ${file}`,
    );
  }
}
