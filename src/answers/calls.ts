import { crudNames } from '../blueprint/normalise/operations/crudNames.ts';
import type { RawEntity, RawOperation } from '../blueprint/raw.ts';
import { writtenOut } from '../blueprint/writtenOut.ts';
import type { NamedEntity } from './entities/notation.ts';
import { entitiesIn } from './entitiesIn.ts';
import type { Answers, Choice } from './question.ts';
import { listIn } from './said.ts';

/** That one service calls another: `loans=books`, as it is said. */
export interface Caller {
  caller: string;
  callee: string;
}

/** What each service owns, whoever said it. */
export type Owned = (service: string) => readonly NamedEntity[];

/** The operations of others that one of a service calls, by its name. */
type Calling = ReadonlyMap<string, readonly string[]>;

export const pairText = ({ caller, callee }: Caller): string => `${caller}=${callee}`;

export function pairIn(text: string): Caller {
  const [caller = '', ...callee] = text.split('=');
  return { caller, callee: callee.join('=') };
}

/** Who calls whom, in the order of the services, so that it means the same in whatever order it was said. */
export function callersIn(answers: Answers): Caller[] {
  const places = new Map(listIn(answers, 'services').map((service, index) => [service, index]));
  const place = (service: string) => places.get(service) ?? -1;
  return [...new Set(listIn(answers, 'calls'))]
    .map(pairIn)
    .filter(({ caller, callee }) => place(caller) >= 0 && place(callee) >= 0 && caller !== callee)
    .sort((a, b) => place(a.caller) - place(b.caller) || place(a.callee) - place(b.callee));
}

/** Who could call whom; first those that refer to what the other one owns: their calls need no rule. */
export function callChoices(answers: Answers): Choice[] {
  const services = listIn(answers, 'services');
  const owned: Owned = (service) => entitiesIn(answers, service);
  const all = services.flatMap((caller) => {
    const first = things(owned(caller))[0]?.[0] ?? '';
    const rule = `for a rule that you write in ${crudNames(first).create}`;
    // As many pairs as services times services, of which few refer.
    const types = owned(caller).flatMap(([, entity]) => typesOf(entity));
    const referred = new Set(types.map((type) => type?.split('.')[0]));
    return services
      .filter((callee) => callee !== caller)
      .map((callee) => {
        const refers = referred.has(callee) && referring(caller, callee, owned).length > 0;
        const asking = refers ? [...callingOf(caller, [callee], owned)] : [];
        const choice: Choice = {
          id: pairText({ caller, callee }),
          label: `${caller} calls ${callee}`,
          hint: refers
            ? asking.map(([name, called]) => `${name} asks ${called.join(', ')}`).join('; ')
            : rule,
        };
        return { choice, refers };
      });
  });
  const those = (referring: boolean) =>
    all.filter(({ refers }) => refers === referring).map(({ choice }) => choice);
  return [...those(true), ...those(false)];
}

/**
 * The operations of a service that calls, and its events: a call stands in an operation, and who declares
 * one declares all.
 */
export function declaredBy(
  service: string,
  callees: readonly string[],
  owned: Owned,
  withEvents: boolean,
): ReturnType<typeof writtenOut> {
  const { operations, events } = writtenOut(service, owned(service), withEvents);
  const calling = callingOf(service, callees, owned);
  const all = Object.entries(operations).map(([name, operation]): [string, RawOperation] => {
    const calls = calling.get(name);
    return [name, calls === undefined ? operation : { ...operation, calls: [...calls] }];
  });
  return { operations: Object.fromEntries(all), events };
}

/**
 * Whoever creates what refers to something asks for it; where nothing does, creating the first thing may
 * ask for the first thing there.
 */
export function callingOf(service: string, callees: readonly string[], owned: Owned): Calling {
  const calling = new Map<string, string[]>();
  for (const callee of callees) {
    const found = referring(service, callee, owned);
    const [first, firstThere] = [things(owned(service))[0], things(owned(callee))[0]];
    const pairs =
      found.length > 0 || first === undefined || firstThere === undefined
        ? found
        : [[first[0], firstThere[0]] as const];
    for (const [entity, other] of pairs) {
      const { create } = crudNames(entity);
      const called = `${callee}.${crudNames(other).get}`;
      calling.set(create, [...(calling.get(create) ?? []), called]);
    }
  }
  return calling;
}

/** Entities of the one, each with an entity of the other that it refers to. */
function referring(service: string, callee: string, owned: Owned): (readonly [string, string])[] {
  const others = things(owned(callee)).map(([name]) => name);
  return things(owned(service)).flatMap(([name, entity]) => {
    const types = new Set(typesOf(entity));
    return others
      .filter((other) => types.has(`${callee}.${other}`))
      .map((other) => [name, other] as const);
  });
}

/** A list of references is no single thing that could be asked for. */
const typesOf = ({ fields }: RawEntity): (string | undefined)[] =>
  Object.values(fields).flatMap((field) =>
    typeof field === 'string' ? [field] : [field.type, field.ref],
  );

const things = (entities: readonly NamedEntity[]) =>
  entities.filter(([, { partOf }]) => partOf === undefined);
