import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { System } from '../system.ts';
import { type Probe, probesOf } from './probes.ts';

/** What was asked, and what came of it. */
export interface Seen {
  asked: string;
  answered: string;
  isGood: boolean;
}

/** For how long an answer is waited, in ms. */
const patience = 10_000;

/** Before each further attempt, in ms: what has just started, on a busy machine, may be late. */
const usualPauses = [500, 2_000, 5_000];
const late = [503, 504];

/** Where to ask, and with what. */
interface Gateway {
  url: URL;
  token: string;
  pauses?: readonly number[];
}

/** Asks a system what can be asked without knowing its rows, then makes a row and reads it. */
export async function smoke(system: System, gateway: Gateway): Promise<Seen[]> {
  const authorization = `Bearer ${gateway.token}`;
  const seen: Seen[] = [];
  for (const probe of probesOf(system)) {
    const headers: Record<string, string> = probe.hasToken ? { authorization } : {};
    seen.push(await look(probe, gateway, headers));
  }
  return [...seen, ...(await created(system, gateway, authorization))];
}

async function look(
  { method, path, status }: Probe,
  gateway: Gateway,
  headers: Record<string, string>,
): Promise<Seen> {
  const answer = await ask(gateway, path, { method, headers });
  return { asked: `${method} ${path}`, ...told(answer, answer.status === status) };
}

async function created(
  { firstCalls: { create } }: System,
  gateway: Gateway,
  authorization: string,
): Promise<Seen[]> {
  if (create === undefined) return [];
  const made = await ask(gateway, create.path, {
    method: 'POST',
    headers: {
      authorization,
      'content-type': 'application/json',
      // Asked again, it makes no second one.
      'idempotency-key': randomUUID(),
    },
    body: JSON.stringify(create.body),
  });
  const asked = `POST ${create.path}`;
  // A rule may refuse an example that the contract allows: then it has been asked, and that is enough.
  const isRefused = made.status === 409 || made.status === 422;
  const creation = { asked, ...told(made, made.status === 201 || isRefused) };
  if (made.location === null) return [creation];
  const row = await ask(gateway, made.location, { headers: { authorization } });
  return [creation, { asked: `GET ${made.location}`, ...told(row, row.status === 200) }];
}

interface Answer {
  status: number;
  text: string;
  location: string | null;
}

async function ask(gateway: Gateway, path: string, init: RequestInit): Promise<Answer> {
  const { url, pauses = usualPauses } = gateway;
  let answer = await askOnce(url, path, init);
  for (const pause of pauses) {
    if (!late.includes(answer.status)) break;
    await sleep(pause);
    answer = await askOnce(url, path, init);
  }
  return answer;
}

async function askOnce(url: URL, path: string, init: RequestInit): Promise<Answer> {
  try {
    const signal = AbortSignal.timeout(patience);
    const answer = await fetch(new URL(path, url), { ...init, signal });
    const { status, headers } = answer;
    return { status, text: await answer.text(), location: headers.get('location') };
  } catch (error) {
    const { message, cause } = error as Error;
    return { status: 0, text: cause instanceof Error ? cause.message : message, location: null };
  }
}

function told({ status, text }: Answer, isGood: boolean): Omit<Seen, 'asked'> {
  const answered = status === 0 ? 'no answer' : `${status}`;
  return { answered: isGood ? answered : `${answered}: ${text.slice(0, 500)}`, isGood };
}
