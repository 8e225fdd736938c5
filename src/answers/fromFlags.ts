import { quote } from '../blueprint/quote.ts';
import { type Catalog, renderedOptions } from '../catalog/index.ts';
import { askedAxes } from './axes.ts';
import { pairText } from './calls.ts';
import type { Fault } from './fault.ts';
import { optionFaults } from './faults.ts';
import { entitiesOf, eventsFor, servicesOn } from './ids.ts';
import type { Answer, Answers } from './question.ts';

/** Flags that answer questions, as the parser of the command line gives them. */
export interface Flags {
  name?: string;
  /** Each `NAME` or `NAME: ENTITIES`. */
  service?: readonly string[];
  transport?: string;
  broker?: string;
  /** Each `ID`, the default, or `SERVICE=ID`. */
  datastore?: readonly string[];
  identity?: string;
  /** Each `CALLER=SERVICE`, several services with commas between them. */
  call?: readonly string[];
  /** Each `SERVICE=EVENT`, several with commas between them, or `SERVICE=none`. */
  subscribe?: readonly string[];
  ci?: string;
  /** Each `ID`, several with commas between them, or `none`. */
  deploy?: readonly string[];
  packageManager?: string;
  git: boolean;
  install: boolean;
}

/** What the flags say, in answers. What they say twice or of nothing is in `flagFaults`. */
export function fromFlags(flags: Flags, catalog: Catalog): Answers {
  const services = (flags.service ?? [])
    .map(serviceIn)
    .flatMap(one)
    .filter(({ name }) => name !== '');
  const { usual, own } = datastoresIn(flags);
  const axes = askedAxes.filter((id) => id !== 'datastore' && id !== 'deploy');
  const answers: [string, Answer | undefined][] = [
    ['name', flags.name],
    ['services', services.length === 0 ? undefined : [...new Set(services.map((s) => s.name))]],
    ...services.map(({ name, entities }): [string, string | undefined] => [
      entitiesOf(name),
      entities,
    ]),
    ['calls', callsIn(flags)],
    ['datastore', usual.at(-1)],
    ...renderedOptions(catalog.datastore).map(({ id }): [string, string[] | undefined] => {
      const there = own.filter(({ datastore }) => datastore === id).map(({ service }) => service);
      return [servicesOn(id), there.length === 0 ? undefined : [...new Set(there)]];
    }),
    ...listeningIn(flags).map(({ service, events }): [string, string[]] => [
      eventsFor(service),
      events,
    ]),
    ...axes.map((id): [string, string | undefined] => [id, flags[id]]),
    ['deploy', deployedIn(flags)?.filter((id) => id !== 'none')],
    ['git', flags.git ? undefined : false],
    ['install', flags.install ? undefined : false],
  ];
  return Object.fromEntries(
    answers.filter((pair): pair is [string, Answer] => pair[1] !== undefined),
  );
}

/** What no answer could hold: the same thing said twice, or nothing said at all. */
export function flagFaults(flags: Flags, catalog: Catalog): Fault[] {
  const services = (flags.service ?? []).map((text) => ({ ...serviceIn(text), text }));
  const { usual, own } = datastoresIn(flags);
  const once = 'Say it once, with all that belongs to it';
  return [
    ...services
      .filter(({ name }) => name === '')
      .map(({ text }): Fault => {
        const message = `--service ${quote(text)} names no service`;
        return { code: 'invalid-value', message, hint: "--service 'books: Book(title)'" };
      }),
    ...services
      .filter((service) => one(service).length > 1)
      .map((service): Fault => {
        const message = `--service ${quote(service.text)} names several services`;
        const flags = one(service).map(({ name }) => `--service ${name}`);
        return { code: 'invalid-value', message, hint: `A flag for each: ${flags.join(' ')}` };
      }),
    ...repeated(services, ({ name }) => name).map(([one, two]): Fault => {
      const message = `${quote(one.name)} is said twice: --service ${quote(one.text)} and --service ${quote(two.text)}`;
      return { code: 'duplicate', message, hint: once };
    }),
    ...(flags.subscribe ?? [])
      .filter((text) => !/^[^=]*\S[^=]*=.*\S/.test(text))
      .map((text): Fault => {
        const message = `--subscribe ${quote(text)} does not say who listens to what`;
        return { code: 'invalid-value', message, hint: '--subscribe books=members.member-created' };
      }),
    ...(flags.call ?? [])
      .filter((text) => pairsIn(text).length === 0)
      .map((text): Fault => {
        const message = `--call ${quote(text)} does not say who calls whom`;
        return { code: 'invalid-value', message, hint: '--call loans=books' };
      }),
    ...(usual.length < 2 ? [] : [twoDefaults(usual)]),
    ...noneAndMore(deployedIn(flags) ?? []),
    ...repeated(own, ({ service }) => service).map(([one, two]): Fault => {
      const message = `${quote(one.service)} has two datastores: ${one.datastore} and ${two.datastore}`;
      return { code: 'duplicate', message, hint: 'Leave one --datastore' };
    }),
    ...own.flatMap(({ service, datastore }) =>
      optionFaults(catalog.datastore, datastore).map(({ message, ...rest }) => ({
        ...rest,
        message: `--datastore ${service}=${datastore}: ${message}`,
      })),
    ),
  ];
}

function twoDefaults(usual: readonly string[]): Fault {
  return {
    code: 'duplicate',
    message: `There are two datastores for all services: ${usual.join(' and ')}`,
    hint: `Say which service has the other one: --datastore SERVICE=${usual.at(-1)}`,
  };
}

function serviceIn(text: string): { name: string; entities: string | undefined } {
  const [name = '', ...rest] = text.split(':');
  return { name: name.trim(), entities: rest.join(':').trim() || undefined };
}

/** Several names with commas are several services, of which nothing else is known. */
function one({ name, entities }: ReturnType<typeof serviceIn>): ReturnType<typeof serviceIn>[] {
  const names = name.split(',').map((each) => each.trim());
  if (names.length === 1) return [{ name, entities }];
  return names.filter((each) => each !== '').map((each) => ({ name: each, entities: undefined }));
}

function datastoresIn({ datastore = [] }: Flags) {
  const own = datastore
    .filter((text) => text.includes('='))
    .map((text) => text.split('='))
    .map(([service = '', id = '']) => ({ service: service.trim(), datastore: id.trim() }));
  return { usual: datastore.filter((text) => !text.includes('=')), own };
}

/** Undefined where nothing is said. */
function deployedIn({ deploy = [] }: Flags): string[] | undefined {
  if (deploy.length === 0) return undefined;
  return deploy
    .flatMap((text) => text.split(','))
    .map((id) => id.trim())
    .filter((id) => id !== '');
}

function noneAndMore(deployed: readonly string[]): Fault[] {
  const others = deployed.filter((id) => id !== 'none');
  if (others.length === 0 || others.length === deployed.length) return [];
  const message = `--deploy says none, and ${others.join(' and ')}`;
  return [{ code: 'invalid-value', message, hint: 'Leave one' }];
}

function callsIn({ call = [] }: Flags): string[] | undefined {
  const pairs = call.flatMap(pairsIn);
  return pairs.length === 0 ? undefined : [...new Set(pairs)];
}

/** `loans=books,members` are two. */
function pairsIn(text: string): string[] {
  const [caller = '', ...rest] = text.split('=').map((part) => part.trim());
  const callees = rest
    .join('=')
    .split(',')
    .map((callee) => callee.trim());
  if (caller === '' || callees.includes('')) return [];
  return callees.map((callee) => pairText({ caller, callee }));
}

/** What is said of one service in several flags belongs together. */
function listeningIn({ subscribe = [] }: Flags): { service: string; events: string[] }[] {
  const pairs = subscribe.map((text) => {
    const [service = '', events = ''] = text.split('=');
    return { service: service.trim(), events: events.split(',').map((event) => event.trim()) };
  });
  return [...new Set(pairs.map(({ service }) => service))].map((service) => {
    const all = pairs.filter((pair) => pair.service === service).flatMap(({ events }) => events);
    return {
      service,
      events: [...new Set(all)].filter((event) => event !== '' && event !== 'none'),
    };
  });
}

function repeated<Item>(items: readonly Item[], key: (item: Item) => string): [Item, Item][] {
  return items.flatMap((item, index): [Item, Item][] => {
    const earlier = items.slice(0, index).find((other) => key(other) === key(item));
    return earlier === undefined ? [] : [[earlier, item]];
  });
}
