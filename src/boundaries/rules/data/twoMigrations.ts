import { knownAs } from '../../../blueprint/knownAs.ts';
import type { Rule } from '../../rule.ts';
import { sources } from '../../sources.ts';
import { onService } from '../../view.ts';

export const twoMigrations: Rule = {
  id: 'DATA008',
  severity: 'error',
  title: 'a migration that two branches have both added',
  why: 'Each of the two is the next one of its branch, and a database can only run one after the other. Which one stays as it is depends on which is released first.',
  repairs: [
    'Apply the blueprint: the migration of the branch with the trunk in it stays, and the change of the other one comes after it, anew.',
    'Where neither is on the trunk, say whose stays: apply --migrations ours, or theirs.',
  ],
  sources: [sources.evolutionaryDatabase],
  check: ({ clashes, blueprint: { services } }) =>
    clashes.flatMap(({ service: known, ours, theirs }) => {
      const found = services.find((each) => knownAs(each) === known);
      if (found === undefined) return [];
      const message = `${found.name} has ${ours.join(', ')} of one branch and ${theirs.join(', ')} of the other`;
      return [{ ...onService(found), message, hint: 'Run create-microservices apply.' }];
    }),
};
