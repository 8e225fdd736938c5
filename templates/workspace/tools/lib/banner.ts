import type { System } from './system.ts';

export interface Started {
  gatewayUrl: string;
  /** Host and port of PostgreSQL, where there is one. */
  postgres: string | undefined;
  tookMs: number;
}

/** What a reader wants to know once everything is ready. */
export function banner(system: System, started: Started): string[] {
  const url = started.gatewayUrl;
  const path = examplePath(system);
  const token = '-H "authorization: Bearer $(npm run -s token)"';
  return [
    '',
    `  ${system.name} is ready after ${(started.tookMs / 1000).toFixed(1)} s`,
    '',
    `  gateway     ${url}`,
    `  API docs    ${url}/docs`,
    ...(started.postgres === undefined ? [] : [`  PostgreSQL  ${started.postgres}`]),
    '  data        .local/ (delete it to begin anew)',
    ...(path === undefined ? [] : ['', `  try         curl ${token} ${url}${path}`]),
    '',
  ];
}

/** A public query that needs nothing but a token; a list, where there is one. */
export function examplePath(system: System): string | undefined {
  const queries = system.services
    .flatMap((service) => service.operations)
    .filter(({ expose, method, params }) => {
      return expose === 'public' && method === 'GET' && params.length === 0;
    });
  return (queries.find(({ action }) => action === 'list') ?? queries[0])?.path;
}
