import { keyNames } from '../../carried.ts';
import { suggestion } from '../../nearest.ts';
import { quote } from '../../quote.ts';
import type { Action, Entity, Field, Output } from '../../types.ts';
import { fieldsOf } from '../fields/field.ts';
import { sameType } from './input.ts';
import type { OperationPlace } from './place.ts';

/** Fields that can fill an output of that name, from the nearest source on. */
export interface Sources {
  input: readonly Field[];
  params: readonly { name: string; field: string }[];
  main: Entity | undefined;
}

export function outputOf(place: OperationPlace, action: Action, sources: Sources): Output {
  const { raw } = place;
  if (raw.output === undefined) return derivedOutput(place, action, sources.main);
  if (action === 'message' || action === 'delete') {
    place.fault(
      {
        code: 'output',
        message: `${place.name} gives nothing back`,
        hint:
          action === 'delete'
            ? 'Leave out output: a deletion is answered with 204.'
            : 'Leave out output: what a message leads to is said with events.',
      },
      'output',
    );
    return { kind: 'none' };
  }
  return typeof raw.output === 'string'
    ? namedOutput(place, action, raw.output, sources.main)
    : fieldsOutput(place, action, sources);
}

function derivedOutput(place: OperationPlace, action: Action, main: Entity | undefined): Output {
  if (action === 'message' || action === 'delete') return { kind: 'none' };
  if (!main) {
    // Without anything to read or write, that is the problem.
    const { reads, writes, calls = [] } = place.raw;
    if (!reads && !writes && calls.length === 0) return { kind: 'none' };
    place.fault({
      code: 'output',
      message: `What ${place.name} gives can't be derived`,
      hint: 'Write output: { ... } with its fields.',
    });
    return { kind: 'none' };
  }
  return { kind: shapeOf(action), entity: main.name };
}

function shapeOf(action: Action): 'entity' | 'page' | 'list' {
  if (action === 'list') return 'page';
  return action === 'find' ? 'list' : 'entity';
}

function namedOutput(
  place: OperationPlace,
  action: Action,
  text: string,
  main: Entity | undefined,
): Output {
  const array = text.endsWith('[]');
  const name = array ? text.slice(0, -2) : text;
  if (!place.entities.has(name)) {
    place.fault(
      {
        code: 'unknown-entity',
        message: `Service ${place.service.name} has no entity ${quote(name)}`,
        hint: suggestion(name, [...place.entities.keys()]),
      },
      'output',
    );
    return { kind: 'none' };
  }
  const shape = shapeOf(action);
  const many = shape !== 'entity';
  if (main && (name !== main.name || array !== many)) {
    const fitting = many ? `${main.name}[]` : main.name;
    place.fault(
      {
        code: 'output',
        message: `${place.name} can't give ${quote(text)}: it is about ${main.name}`,
        hint: `Write output: ${fitting}, or leave it out.`,
      },
      'output',
    );
  }
  return { kind: shape, entity: name };
}

function fieldsOutput(place: OperationPlace, action: Action, sources: Sources): Output {
  const { scope, service, raw } = place;
  const path = [...place.path, 'output'];
  const written = typeof raw.output === 'object' ? raw.output : {};
  const fields = fieldsOf(scope, { service, kind: 'http', path }, written);
  if (sources.main && shapeOf(action) !== 'entity') {
    place.fault(
      {
        code: 'output',
        message: `${place.name} finds several ${sources.main.name}, so its output can't be one map`,
        hint: `Write output: ${sources.main.name}[], or leave it out.`,
      },
      'output',
    );
  } else if (sources.main) {
    // What other services say, the rule of a query fills in.
    const isRules = action === 'get' && (raw.calls ?? []).length > 0;
    for (const field of isRules ? [] : fields)
      checkFilled(place, field, sources, [...path, field.name]);
  }
  return { kind: 'fields', fields };
}

function checkFilled(
  place: OperationPlace,
  field: Field,
  sources: Sources,
  path: readonly (string | number)[],
): void {
  const source = sourceOf(field, sources);
  if (source && sameType(source, field) && !source.secret) return;
  const names = [...sources.input, ...(sources.main?.fields ?? [])]
    .filter(({ secret }) => !secret)
    .map(({ name }) => name);
  let message = `Nothing fills ${quote(field.name)}`;
  if (source?.secret) message = `${quote(field.name)} is a secret, and secrets are never given out`;
  else if (source)
    message = `${quote(field.name)} is ${field.type} here and ${source.type} in ${sources.main?.name}`;
  place.fault(
    {
      code: 'not-filled',
      message,
      hint: source ? undefined : suggestion(field.name, [...new Set(names)]),
    },
    path,
  );
}

/** By equal name: the input, then what the path selects by, then the entity and its key. */
export function sourceOf(
  field: { name: string },
  { input, params, main }: Sources,
): Field | undefined {
  const given = input.find(({ name }) => name === field.name);
  if (given || !main) return given;
  const selected = params.find(({ name }) => name === field.name)?.field;
  const key = keyNames(main).includes(field.name) ? main.key : undefined;
  const byName = (wanted: string | undefined) => main.fields.find(({ name }) => name === wanted);
  return byName(selected) ?? byName(field.name) ?? byName(key);
}
