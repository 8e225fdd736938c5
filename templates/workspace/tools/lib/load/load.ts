import { type Arrived, arrive, type Pace } from './arrivals.ts';
import type { Send } from './client.ts';
import {
  type Facts,
  type Objective,
  type Operation,
  publicOperations,
  type Service,
} from './facts.ts';
import { Rows, Unable } from './rows.ts';
import { prepare, type Scenario } from './scenario.ts';
import { judge, type Verdict } from './verdict.ts';

export interface Result {
  /** `<service>.<operation>` */
  name: string;
  objective: Objective;
  verdict: Verdict;
}

export interface Outcome {
  /** Whether every objective is met, by a system that has failed nowhere. */
  isMet: boolean;
  results: Result[];
  /** Operations that could not be asked, and why; `isFailure`: since the system has failed. */
  skipped: { name: string; why: string; isFailure: boolean }[];
  pace: Pace;
  /** How late a request was sent, at the most, in ms. */
  late: number;
}

export interface Loading {
  facts: Facts;
  pace: Pace;
  send: Send;
  /** A token of each user. */
  tokens: readonly string[];
  /** Whether an operation is meant. */
  isMeant(name: string): boolean;
}

/** Public operations of a system, asked at the same time and at the same pace. */
export async function load(loading: Loading): Promise<Outcome> {
  const { facts, pace, send, tokens, isMeant } = loading;
  const rows = new Rows(facts, send);
  const paceOf = ({ auth }: Operation): Pace =>
    auth === 'anonymous' ? { ...pace, rate: Math.min(pace.rate, rateOfStrangers(facts)) } : pace;
  const scenarios: Scenario[] = [];
  const skipped: Outcome['skipped'] = [];
  for (const [service, operation] of askedOf(facts)) {
    const name = nameOf(service, operation);
    if (!isMeant(name)) continue;
    try {
      const requests = requestsOf(paceOf(operation));
      scenarios.push(await prepare(service, operation, { rows, send, tokens, requests }));
    } catch (error) {
      if (!(error instanceof Unable)) throw error;
      skipped.push({ name, why: error.message, isFailure: error.isFailure });
    }
  }
  const arrived = await Promise.all(
    scenarios.map((scenario) => arrive(scenario, paceOf(scenario.operation), send)),
  );
  const results = scenarios.map((scenario, index) => resultOf(scenario, arrived[index] as Arrived));
  const isMet =
    results.length > 0 &&
    results.every(({ verdict }) => verdict.isMet) &&
    !skipped.some(({ isFailure }) => isFailure);
  const late = Math.max(0, ...arrived.map((each) => each.late));
  return { isMet, results, skipped, pace, late };
}

/** Of each operation, with those that count for nothing. */
function requestsOf({ rate, seconds, warmUpSeconds }: Pace): number {
  return Math.ceil(rate * seconds) + Math.ceil(rate * warmUpSeconds);
}

/**
 * How many users it takes so that none meets the limit of the gateway: it counts by user. Each operation makes up to as
 * many rows as it is asked.
 */
export function usersFor(facts: Facts, pace: Pace): number {
  const { requests } = facts.gateway.rateLimit;
  return Math.ceil((4 * askedOf(facts).length * requestsOf(pace)) / requests) + 1;
}

/** Those whom nobody knows are counted together, by their address: what they may ask a second, each operation. */
function rateOfStrangers(facts: Facts): number {
  const { requests, windowSeconds } = facts.gateway.rateLimit;
  const open = askedOf(facts).filter(([, { auth }]) => auth === 'anonymous').length;
  return requests / windowSeconds / 2 / Math.max(1, open);
}

/** Of every public operation. */
export function namesOf(facts: Facts): string[] {
  return askedOf(facts).map(([service, operation]) => nameOf(service, operation));
}

function nameOf({ name }: Service, operation: Operation): string {
  return `${name}.${operation.name}`;
}

function askedOf({ services }: Facts): [Service, Operation][] {
  return services.flatMap((service) =>
    publicOperations(service).map((operation): [Service, Operation] => [service, operation]),
  );
}

function resultOf({ service, operation }: Scenario, arrived: Arrived): Result {
  const { objective } = service;
  const verdict = judge(arrived, operation.status, objective);
  return { name: nameOf(service, operation), objective, verdict };
}
