import commands from '../gen/commands.json' with { type: 'json' };
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
  const path = system.firstCalls.read;
  const token = `-H "authorization: Bearer $(${commands.tokenOnly})"`;
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
