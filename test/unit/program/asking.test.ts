import { expect, it } from 'vitest';
import { asking } from '../../../src/program/asking.ts';
import { startedAs } from '../../../src/program/startedAs.ts';

it.each([
  [undefined, 'create-microservices'],
  ['npm/10.8.2 node/v20.20.0 linux x64 workspaces/false', 'npx create-microservices'],
  ['pnpm/10.1.0 npm/? node/v22.1.0 linux x64', 'pnpm dlx create-microservices'],
  ['yarn/1.22.22 npm/? node/v20.20.0 linux x64', 'npx create-microservices'],
  ['yarn/4.5.0 npm/? node/v20.20.0 linux x64', 'yarn dlx create-microservices'],
  ['bun/1.2.0 npm/? node/v22.6.0 linux x64', 'bunx create-microservices'],
])('started by %s, it is started again by %s', (agent, command) => {
  expect(startedAs(agent === undefined ? {} : { npm_config_user_agent: agent })).toBe(command);
});

const terminal = { isTTY: true } as NodeJS.ReadStream & NodeJS.WriteStream;
const pipe = { isTTY: false } as typeof terminal;
const { signal } = new AbortController();

it.each([
  ['somebody at a terminal', {}, {}, terminal, terminal, true],
  ['a terminal that says that it is no pipeline', {}, { CI: 'false' }, terminal, terminal, true],
  ['a pipeline with a terminal', {}, { CI: 'true' }, terminal, terminal, false],
  ['--yes', { yes: true }, {}, terminal, terminal, false],
  ['--json', { json: true }, {}, terminal, terminal, false],
  ['--blueprint', { blueprint: 'a.yaml' }, {}, terminal, terminal, false],
  ['input from a pipe', {}, {}, pipe, terminal, false],
  ['output to a pipe', {}, {}, terminal, pipe, false],
])('asks or not: %s', (_, options, env, stdin, stdout, asks) => {
  expect(asking(options, { stdin, stdout, env }, signal) !== undefined).toBe(asks);
});
