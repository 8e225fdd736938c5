import { kebab } from '../blueprint/names/case.ts';
import { type Axis, type Catalog, defaultOption, renderedOptions } from '../catalog/index.ts';
import { type AskedAxis, askedAxes, wording } from './axes.ts';
import { callChoices } from './calls.ts';
import { carriesEvents } from './carriesEvents.ts';
import { entityNamedAfter } from './entityNamedAfter.ts';
import { eventChoices, eventsOfReferred } from './events.ts';
import { entitiesOf, eventsFor, servicesOn } from './ids.ts';
import type { Answers, Question } from './question.ts';
import { isSaid, listIn, textIn } from './said.ts';

/** Everything that is to be asked, given what was said, in the order of asking. */
export function questions(answers: Answers, catalog: Catalog): Question[] {
  return everyQuestion(answers, catalog).filter(leavesAChoice);
}

/** Also what can be said and is not asked, because this version renders one option only. */
export function everyQuestion(answers: Answers, catalog: Catalog): Question[] {
  const services = listIn(answers, 'services');
  const stores = otherStores(answers, services, catalog);
  const listening = subscriptions(answers, services, catalog);
  const axes = askedAxes.map((id) => axisQuestion(catalog[id], id));
  return [
    name,
    servicesQuestion,
    ...services.map(entitiesQuestion),
    ...callsQuestion(answers, services, catalog),
    ...axes.flatMap((axis) => {
      if (axis.id === 'broker') return [axis, ...listening];
      return axis.id === 'datastore' ? [axis, ...stores] : [axis];
    }),
    git,
    install,
  ];
}

/** What this version leaves no choice about: questions with one option. */
export function settled(answers: Answers, catalog: Catalog): Question[] {
  return everyQuestion(answers, catalog).filter(
    ({ kind, choices }) => kind === 'choice' && choices.length === 1,
  );
}

function leavesAChoice({ kind, choices }: Question): boolean {
  if (kind === 'choice') return choices.length > 1;
  return kind !== 'choices' || choices.length > 0;
}

const name: Question = {
  id: 'name',
  kind: 'text',
  title: 'Name',
  message: 'What is the system called?',
  help: 'Lowercase letters, digits and dashes; packages are named after it',
  choices: [],
  fallback: undefined,
  flag: '--name my-system',
};

const servicesQuestion: Question = {
  id: 'services',
  kind: 'list',
  title: 'Services',
  message: 'Which services are there?',
  help: 'Names with commas between them: books, members',
  choices: [],
  fallback: undefined,
  flag: "--service 'books: Book(title, pages:integer)'",
};

function entitiesQuestion(service: string): Question {
  const fallback = `${entityNamedAfter(service)}(name:string)`;
  return {
    id: entitiesOf(service),
    kind: 'text',
    title: `${service} owns`,
    message: `What does ${service} own?`,
    help: 'Like this: Book(title, pages:integer, state:in|out, by:members.Member?)',
    choices: [],
    fallback,
    flag: `--service '${service}: ${fallback}'`,
  };
}

/** Where there is somebody to call. */
function callsQuestion(
  answers: Answers,
  services: readonly string[],
  catalog: Catalog,
): Question[] {
  const isPossible = services.length > 1 && catalog.features.calls.rendered;
  if (services.length === 0 || !(isPossible || isSaid(answers, 'calls'))) return [];
  return [
    {
      id: 'calls',
      kind: 'choices',
      title: 'Calls',
      message: 'Who calls whom?',
      help: 'Who calls waits for the answer; none is fine',
      choices: callChoices(answers),
      fallback: [],
      flag: '--call CALLER=SERVICE',
    },
  ];
}

function axisQuestion(axis: Axis, id: AskedAxis): Question {
  const choices = renderedOptions(axis).map(({ id, label, hint }) => ({ id, label, hint }));
  const preferred = defaultOption(axis)?.id;
  const several = id === 'deploy';
  const example = choices.map((choice) => choice.id).join(several ? ',' : '|');
  return {
    id,
    kind: several ? 'choices' : 'choice',
    title: axis.label,
    ...wording[id],
    choices,
    fallback: several ? [preferred ?? []].flat() : preferred,
    flag: `--${kebab(id)} ${example}`,
  };
}

/** One for each service that could hear of others, where something carries events. */
function subscriptions(
  answers: Answers,
  services: readonly string[],
  catalog: Catalog,
): Question[] {
  const carried =
    catalog.features.subscribes.rendered && carriesEvents(textIn(answers, 'broker'), catalog);
  return services
    .filter((service) => carried || isSaid(answers, eventsFor(service)))
    .map((service) => ({
      id: eventsFor(service),
      kind: 'choices',
      title: `${service} hears of`,
      message: `Which events does ${service} listen to?`,
      help: 'It keeps a copy of what it refers to; to others you write an answer',
      choices: eventChoices(service, answers),
      fallback: eventsOfReferred(service, answers),
      flag: `--subscribe ${service}=SERVICE.EVENT`,
    }));
}

/** One for each datastore beside the default, where there is more than one service to choose from. */
function otherStores(answers: Answers, services: readonly string[], catalog: Catalog): Question[] {
  const usual = textIn(answers, 'datastore') ?? defaultOption(catalog.datastore)?.id;
  return renderedOptions(catalog.datastore)
    .filter(({ id }) => id !== usual)
    .filter(({ id }) => services.length > 1 || isSaid(answers, servicesOn(id)))
    .map(({ id, label }) => ({
      id: servicesOn(id),
      kind: 'choices',
      title: `On ${label}`,
      message: `Which services keep their data in ${label} instead?`,
      help: 'None is fine: each service has a database of its own either way',
      choices: services.map((service) => ({ id: service, label: service, hint: '' })),
      fallback: [],
      flag: `--datastore SERVICE=${id}`,
    }));
}

const git: Question = {
  id: 'git',
  kind: 'confirm',
  title: 'Git',
  message: 'Make a git repo with a first commit?',
  help: 'Nothing is committed where the folder is inside another repo',
  choices: [],
  fallback: true,
  flag: '--no-git',
};

const install: Question = {
  id: 'install',
  kind: 'confirm',
  title: 'Install',
  message: 'Install the packages now?',
  help: 'It takes a minute; the first start needs them',
  choices: [],
  fallback: true,
  flag: '--no-install',
};
