import type { System } from '../system.ts';

/** A request to the gateway, and what it has to be answered with. */
export interface Probe {
  method: string;
  path: string;
  hasToken: boolean;
  status: number;
}

type Operation = System['services'][number]['operations'][number] & {
  /** Its rule had to be written: nothing else could say what it gives. */
  undecided?: true;
};

/** What can be asked of a system that has no rows: its contract, and each list that is public. */
export function probesOf({ services }: System): Probe[] {
  const operations: Operation[] = services.flatMap((service) => service.operations);
  const readable = operations.filter(isReadable);
  const guarded = operations.find(
    ({ expose, auth, params }) =>
      expose === 'public' && auth !== 'anonymous' && params.length === 0,
  );
  return [
    { method: 'GET', path: '/openapi.json', hasToken: false, status: 200 },
    ...readable.map(({ method, path, auth }) => {
      return { method, path, hasToken: auth !== 'anonymous', status: 200 };
    }),
    ...(guarded
      ? [{ method: guarded.method, path: guarded.path, hasToken: false, status: 401 }]
      : []),
  ];
}

/** Takes a token and nothing else. */
function isReadable({ method, expose, params, schema, undecided }: Operation): boolean {
  const required = (schema.query as { required?: unknown[] } | undefined)?.required ?? [];
  const isPlain = params.length === 0 && required.length === 0 && !undecided;
  return method === 'GET' && expose === 'public' && isPlain;
}
