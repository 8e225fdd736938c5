import type { Catalog } from '../../catalog/index.ts';
import type { Finding } from '../finding.ts';
import type { RawBlueprint } from '../raw.ts';
import { type Faults, noFaults } from '../structure/faults.ts';
import type { Blueprint } from '../types.ts';
import { consumed } from './consumed.ts';
import { directoryOf, entries } from './directory.ts';
import { gatewayOf } from './gateway.ts';
import { platformOf } from './platform.ts';
import { sagaOf } from './sagas.ts';
import type { Scope } from './scope.ts';
import { filled, shellOf } from './service.ts';
import { byName } from './sort.ts';
import { checkTeam, systemOf } from './system.ts';

export interface Normalised {
  blueprint: Blueprint;
  /** What is wrong with it; only without any is the blueprint one to render. */
  findings: Finding[];
}

/**
 * The blueprint with every default filled in, every short form spelled out and every reference
 * resolved. Pure. What the JSON Schema refused must have been taken out of `raw`; `faults` say
 * where, so that one mistake is not reported twice.
 */
export function normalise(
  raw: RawBlueprint,
  catalog: Catalog,
  faults: Faults = noFaults,
): Normalised {
  const findings: Finding[] = [];
  const report = (finding: Finding) => void findings.push(finding);
  const directory = directoryOf(raw);
  const scope: Scope = { catalog, directory, report, faults };
  const system = systemOf(raw.system);
  const platform = platformOf(raw.platform, system.name, catalog);
  const shells = new Map(
    [...directory].map(([name, names]) => [name, shellOf(scope, names, raw, platform)] as const),
  );
  const services = [...directory].map(([name, names]) => {
    if (names.raw.team !== undefined) checkTeam(scope, system, name, names.raw.team);
    const shell = shells.get(name) ?? shellOf(scope, names, raw, platform);
    const find = (ref: { service: string; name: string }) =>
      shells.get(ref.service)?.entities.find((entity) => entity.name === ref.name);
    return filled(scope, names, shell, find, platform.broker !== 'none');
  });
  const blueprint: Blueprint = {
    schema: 'create-microservices/v1',
    system,
    platform,
    gateway: gatewayOf(scope, raw.gateway, raw.defaults, catalog),
    services: byName(consumed(services)),
    sagas: byName(entries(raw.sagas).map(([name, saga]) => sagaOf(scope, name, saga))),
    lintExceptions: raw.lint?.exceptions ?? [],
  };
  return { blueprint, findings };
}
