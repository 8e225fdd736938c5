import { quote } from '../../quote.ts';
import type { Action, Entity, Field, Http, Operation } from '../../types.ts';
import type { Params } from './params.ts';
import type { OperationPlace } from './place.ts';
import type { Subjects } from './subjects.ts';

/** Whether the operation can be reached, in a way that fits its kind. */
export function checkReach(
  place: OperationPlace,
  kind: Operation['kind'],
  http: Http | undefined,
  message: boolean,
  { writes, reads, main }: Subjects,
): void {
  const { raw, name, fault } = place;
  if (!http && !message) {
    fault({
      code: 'unreachable',
      message: `Nothing can reach ${name}`,
      hint: 'Write http: GET /path, or message: true.',
    });
  }
  if (!http && raw.expose === 'public') {
    fault(
      {
        code: 'expose',
        message: `${name} is public, but the gateway has no path to it`,
        hint: 'Write http: METHOD /path, or expose: internal.',
      },
      'expose',
    );
  }
  if (kind === 'query') {
    if (writes.length > 0) {
      fault(
        { code: 'kind', message: `The query ${name} writes`, hint: 'Write kind: command.' },
        'writes',
      );
    }
    if (message) {
      fault(
        {
          code: 'kind',
          message: `The query ${name} cannot be a message: a message is not answered`,
          hint: 'Write http, or kind: command.',
        },
        'message',
      );
    }
    if (http && http.method !== 'GET' && http.method !== 'POST') {
      const hint = 'A query is GET, or POST where its input needs a body.';
      fault({ code: 'method', message: `The query ${name} is ${http.method}`, hint }, 'http');
    }
    const asks = (raw.calls ?? []).length > 0;
    if (reads.length === 0 && (raw.reads ?? []).length === 0 && writes.length === 0 && !asks) {
      fault({
        code: 'nothing-read',
        message: `The query ${name} does not say what it reads`,
        hint: 'Write reads: [Entity], or calls: [service.operation] and output: { ... }.',
      });
    }
  } else {
    if (http?.method === 'GET') {
      const hint = 'A command is POST, PUT, PATCH or DELETE.';
      fault({ code: 'method', message: `The command ${name} is GET`, hint }, 'http');
    }
    if (!main && (raw.writes ?? []).length === 0) {
      fault({
        code: 'nothing-written',
        message: `The command ${name} does not say what it writes`,
        hint: 'Write writes: [Entity].',
      });
    }
  }
}

/** Whether method, path and paging fit what the operation does. */
export function checkShape(
  place: OperationPlace,
  action: Action,
  http: Http | undefined,
  main: Entity | undefined,
  { byKey }: Params,
): void {
  const { raw, name, fault } = place;
  if (raw.paging && http && (http.method !== 'GET' || byKey || action !== 'list')) {
    fault(
      {
        code: 'paging',
        message: byKey
          ? `${name} names one ${main?.name}, so there is nothing to page through`
          : `Only queries by GET have pages, and ${name} is none`,
        hint: byKey
          ? 'Name the parameter like the field that it selects by, or leave out paging.'
          : 'Leave out paging.',
      },
      'paging',
    );
  }
  if (raw.paging && !http) {
    fault({ code: 'paging', message: `${name} is a message and has no pages` }, 'paging');
  }
  if (action === 'create' && http && main && http.method !== 'POST' && http.method !== 'GET') {
    fault(
      {
        code: 'method',
        message: `${name} is ${http.method}, but its path names no ${main.name}`,
        hint: `End the path with {${main.key}}, or use POST to create one.`,
      },
      'http',
    );
  }
  if (action === 'delete' && raw.input !== undefined && Object.keys(raw.input).length > 0) {
    // Bodies of DELETE have no defined meaning (RFC 9110, 9.3.5); a query string would be odd.
    fault(
      {
        code: 'input',
        message: `The deletion ${name} takes no input`,
        hint: `Use POST with a path that ends with a verb.`,
      },
      'input',
    );
  }
}

/** A created row is whole: what callers don't give needs a default. */
export function checkComplete(
  place: OperationPlace,
  main: Entity,
  input: Field[],
  params: Params,
): void {
  const { raw } = place;
  // What other services say, the rule fills in.
  if ((raw.calls ?? []).length > 0) return;
  // Derived inputs are whole; of one that names nothing, that is the problem.
  if (raw.input === undefined || (typeof raw.input === 'string' && input.length === 0)) return;
  const given = new Set([
    ...input.filter(({ optional }) => !optional).map(({ name }) => name),
    ...params.params.map(({ field }) => field),
  ]);
  for (const field of main.fields) {
    const { name, optional, managed } = field;
    if (optional || managed !== undefined || field.default !== undefined || given.has(name))
      continue;
    place.fault(
      {
        code: 'not-filled',
        message: `${place.name} creates a ${main.name} without ${quote(name)}`,
        hint: `Add ${name} to input, or give it a default in ${main.name}, or mark it optional.`,
      },
      'input',
    );
  }
}
