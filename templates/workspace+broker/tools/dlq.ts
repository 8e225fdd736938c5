/** The script `dlq`: looks into the dead letters, and hands them out again or throws them away. */
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { type Broker, type DeadLetter, openBroker } from '@local/chassis/messaging';
import commands from './gen/commands.json' with { type: 'json' };
import { brokerUrl } from './lib/broker-url.ts';
import {
  type Act,
  type Acted,
  actOn,
  actOnAll,
  counts,
  listed,
  named,
  subscriptionsOf,
} from './lib/dead-letters.ts';
import { command, Failure } from './lib/failure.ts';
import { readSystem, type System } from './lib/system.ts';

const USAGE = `usage: ${commands.dlqOf} <command> [options]

  Messages that a service could do nothing with, or failed with every time, wait among the dead
  letters of its subscription, which is named <service>.<publisher>.

  ls                                  how much waits and how much is dead, by subscription
  ls <subscription>                   its dead letters, oldest first
  show <subscription> <id>            one of them, whole
  replay <subscription> <id>... | --all   hands them to the service again, behind what waits
  drop <subscription> <id>... | --all     throws them away, and says which

  --limit N    of ls: at most so many (default: 100)
  --all        of replay and drop: all that are dead by now
  --json       one JSON object a line
  An id "-" stands for ids on standard input, one a line.

  BROKER_URL names the broker; without it, it is that of the system that runs here.
  Exit code: 0 done, 1 something was not there or the broker is away, 64 not understood.

  ${commands.dlqOnly} ls <subscription> --json | jq -r 'select(.reason | test("^rejected")) | .id' \\
    | ${commands.dlqOnly} drop <subscription> -`;

const quiet = { info() {}, warn() {} };
const past = { replay: 'replayed', drop: 'dropped' } as const;
const patienceMs = 5_000;

// Who reads may have read enough: head, less.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

const say = (line: string) => console.log(line);

await command(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      limit: { type: 'string', default: '100' },
      all: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const [verb, subscription, ...ids] = positionals;
  if (values.help || verb === undefined) {
    say(USAGE);
    return values.help ? 0 : 64;
  }
  if (!['ls', 'show', 'replay', 'drop'].includes(verb)) {
    console.error(`There is no command "${verb}".\n  --help lists them`);
    return 64;
  }
  const system = readSystem();
  const limit = limitOf(values.limit);
  const name =
    verb === 'ls' && subscription === undefined ? undefined : named(system, subscription);
  const broker = await openBroker(brokerUrl(commands.start), { name: 'dlq', log: quiet });
  try {
    await reach(broker);
    if (name === undefined) return await summary(system, broker, values.json);
    const letters = broker.deadLetters(name);
    if (verb === 'ls') {
      for await (const letter of listed(letters, limit)) say(inList(letter, values.json));
      return 0;
    }
    if (verb === 'show') return show(await letters.get(idOf(ids)), idOf(ids), name, values.json);
    const act = verb as Act;
    if (values.all === ids.length > 0) {
      throw new Failure(`What is to be ${past[act]}?`, 'Give ids, or --all.');
    }
    const acted = values.all
      ? actOnAll(letters, act, new Date())
      : actOn(letters, act, await idsOf(ids));
    return await tell(acted, act, name, values.json);
  } finally {
    await broker.close();
  }
});

async function reach(broker: Broker): Promise<void> {
  try {
    await broker.ping(patienceMs);
  } catch (error) {
    throw new Failure(
      `The broker does not answer: ${(error as Error).message}`,
      `Is the system running? ${commands.start} starts it; BROKER_URL names another broker.`,
    );
  }
}

function limitOf(given: string): number {
  const limit = /^\d{1,9}$/.test(given) ? Number(given) : 0;
  if (limit < 1) throw new Failure(`"${given}" is no limit.`, 'Write a number from 1.');
  return limit;
}

async function summary(system: System, broker: Broker, json: boolean): Promise<number> {
  const all = await counts(broker, subscriptionsOf(system));
  if (json) {
    for (const { name, waiting, dead } of all) {
      say(JSON.stringify({ subscription: name, waiting, dead }));
    }
    return 0;
  }
  const width = Math.max('subscription'.length, ...all.map(({ name }) => name.length));
  say(`${'subscription'.padEnd(width)}  ${'waiting'.padStart(7)}  ${'dead'.padStart(7)}`);
  for (const { name, waiting, dead } of all) {
    say(`${name.padEnd(width)}  ${`${waiting}`.padStart(7)}  ${`${dead}`.padStart(7)}`);
  }
  return 0;
}

function plain({ message, reason, attempts, failedAt }: DeadLetter) {
  const { id, topic, key } = message;
  return { id, failedAt, attempts, topic, key, reason };
}

/** Columns divided by tabs, for `cut` and `awk`; control characters would break them. */
function inList(letter: DeadLetter, json: boolean): string {
  const values = plain(letter);
  if (json) return JSON.stringify(values);
  return Object.values(values).map(oneLine).join('\t');
}

function oneLine(value: string | number): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not get through
  return `${value}`.replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ');
}

function show(
  letter: DeadLetter | undefined,
  id: string,
  subscription: string,
  json: boolean,
): number {
  if (letter === undefined) {
    throw new Failure(
      `${subscription} has no dead letter "${id}".`,
      `See: ${commands.dlqOf} ls ${subscription}`,
    );
  }
  const { attributes, data } = letter.message;
  const whole = { ...plain(letter), attributes, data: parsed(data) };
  say(json ? JSON.stringify(whole) : JSON.stringify(whole, null, 2));
  return 0;
}

/** What is no JSON may be the very reason that it is here. */
function parsed(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    return data;
  }
}

function idOf(ids: readonly string[]): string {
  const [id] = ids;
  if (id === undefined || ids.length > 1) throw new Failure('Which one?', 'Give one id.');
  return id;
}

async function idsOf(ids: readonly string[]): Promise<string[]> {
  if (!ids.includes('-')) return [...ids];
  const read = (await text(process.stdin)).split(/\s+/).filter(Boolean);
  return ids.flatMap((id) => (id === '-' ? read : [id]));
}

async function tell(
  acted: AsyncIterable<Acted>,
  act: Act,
  subscription: string,
  json: boolean,
): Promise<number> {
  let missing = 0;
  let count = 0;
  for await (const { id, letter, done } of acted) {
    if (done) count += 1;
    else missing += 1;
    const { topic, key } = letter?.message ?? {};
    if (json) say(JSON.stringify({ id, topic, key, [past[act]]: done }));
    else if (done) say([past[act], id, topic ?? '', key ?? ''].map(oneLine).join('\t'));
    else console.error(`${subscription} has no dead letter "${oneLine(id)}"`);
  }
  if (!json) console.error(`${count} ${past[act]}`);
  return missing === 0 ? 0 : 1;
}
