import { suggestion } from '../nearest.ts';
import { quote } from '../quote.ts';
import type { RawSystem } from '../raw.ts';
import type { System } from '../types.ts';
import { entries } from './directory.ts';
import type { Scope } from './scope.ts';
import { byName } from './sort.ts';

export function systemOf(raw: RawSystem | undefined): System {
  const teams = entries(raw?.teams).map(([name, team]) => ({ name, members: team.members ?? 1 }));
  return {
    name: raw?.name ?? '',
    ...(raw?.description === undefined ? {} : { description: raw.description }),
    ...(raw?.registry === undefined ? {} : { registry: raw.registry }),
    teams: byName(teams),
  };
}

/** A service's team is one of the system's. */
export function checkTeam(scope: Scope, system: System, service: string, team: string): void {
  const names = system.teams.map(({ name }) => name);
  if (names.includes(team)) return;
  scope.report({
    code: 'unknown-team',
    message: `There is no team ${quote(team)}`,
    hint: suggestion(team, names) ?? `Declare it: system.teams: { ${team}: { members: 1 } }`,
    path: ['services', service, 'team'],
  });
}
