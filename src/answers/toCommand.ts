import { isDeepStrictEqual } from 'node:util';
import { kebab } from '../blueprint/names/case.ts';
import { type Catalog, renderedOptions } from '../catalog/index.ts';
import { askedAxes } from './axes.ts';
import { callersIn } from './calls.ts';
import { complete } from './complete.ts';
import { entitiesOf, eventsFor, servicesOn } from './ids.ts';
import type { Answers } from './question.ts';
import { questions } from './questions.ts';
import { listIn, textIn } from './said.ts';
import { canonical } from './typed.ts';

/**
 * The arguments of the command that says the same and asks nothing; what nobody needs to say is left out.
 * @param directory as it was given; undefined when it has the system's name
 */
export function toCommand(
  answers: Answers,
  directory: string | undefined,
  catalog: Catalog,
): string[] {
  const whole = complete(answers, catalog);
  const fallbacks = new Map(questions(whole, catalog).map(({ id, fallback }) => [id, fallback]));
  const isUsual = (id: string) => isDeepStrictEqual(whole[id], fallbacks.get(id));
  const name = textIn(whole, 'name') ?? '';
  const named = directory !== undefined && baseName(directory) === name;

  const service = (word: string) => {
    const entities = canonical(textIn(whole, entitiesOf(word)) ?? '');
    const usual = entities === fallbacks.get(entitiesOf(word));
    return ['--service', usual ? word : `${word}: ${entities}`];
  };
  const axis = (id: (typeof askedAxes)[number]) => {
    const answer = whole[id];
    if (answer === undefined || isUsual(id)) return [];
    return [`--${kebab(id)}`, [answer].flat().join(',') || 'none'];
  };
  const listening = listIn(whole, 'services')
    .map((word) => [word, eventsFor(word)] as const)
    .filter(([, id]) => whole[id] !== undefined && !isUsual(id))
    .flatMap(([word, id]) => ['--subscribe', `${word}=${listIn(whole, id).join(',') || 'none'}`]);
  const calling = callersIn(whole);
  const calls = listIn(whole, 'services')
    .map((word) => [word, calling.filter(({ caller }) => caller === word)] as const)
    .filter(([, pairs]) => pairs.length > 0)
    .flatMap(([word, pairs]) => [
      '--call',
      `${word}=${pairs.map(({ callee }) => callee).join(',')}`,
    ]);
  const others = renderedOptions(catalog.datastore).flatMap(({ id }) =>
    listIn(whole, servicesOn(id)).flatMap((word) => ['--datastore', `${word}=${id}`]),
  );
  return [
    ...[directory ?? []].flat(),
    ...(named ? [] : ['--name', name]),
    ...listIn(whole, 'services').flatMap(service),
    ...calls,
    ...askedAxes.flatMap((id) => (id === 'datastore' ? [...axis(id), ...others] : axis(id))),
    ...listening,
    ...['git', 'install'].filter((id) => whole[id] === false).map((id) => `--no-${id}`),
    '--yes',
  ];
}

/** `.` and `..` have none that could be read off them. */
export function baseName(directory: string): string {
  return directory.split(/[\\/]+/).findLast((part) => part !== '') ?? '';
}
