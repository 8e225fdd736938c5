import type { Rule } from '../../rule.ts';
import { sources } from '../../sources.ts';
import { count } from '../../words.ts';

export const moreServicesThanPeople: Rule = {
  id: 'BND005',
  severity: 'warning',
  title: 'a team with more services than people',
  why: 'Whoever builds a service runs it: updates, alerts, on-call. A team with more services than people has services that nobody knows, and none that two know.',
  repairs: [
    'Merge services that the same people always change together.',
    'Give some to a team that has room, together with their entities.',
  ],
  sources: [sources.teams, sources.conway],
  check: ({ blueprint, written, limits }) => {
    const { services: floor, perPerson } = limits.BND005;
    return blueprint.system.teams.flatMap(({ name, members }) => {
      const owned = blueprint.services.filter(({ team }) => team === name).length;
      // How many they are is not said.
      if (!written(['system', 'teams', name, 'members'])) return [];
      if (owned <= Math.max(floor, members * perPerson)) return [];
      const message = `${name} has ${count(owned, 'service')} and ${count(members, 'member')}`;
      const path = ['system', 'teams', name];
      return [
        { place: name, path, at: 'key', message, hint: 'Merge what is always changed together.' },
      ];
    });
  },
};
