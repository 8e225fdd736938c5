import { readBlueprint } from '../../../src/blueprint/index.ts';
import { checkBoundaries } from '../../../src/boundaries/check.ts';
import type { RuleId } from '../../../src/boundaries/ruleIds.ts';
import { rules } from '../../../src/boundaries/rules/index.ts';
import { catalog } from '../../../src/catalog/index.ts';

/** A blueprint with one fault, and the change that takes it away. */
export interface Fault {
  rule: RuleId;
  /** What is wrong, in a few words. */
  what: string;
  /** Without the two lines that every blueprint begins with. */
  text: string;
  /** Where it is found, in the order of the file. */
  places: string[];
  /** What stands instead of what in the sound one. */
  healed: [from: string, to: string];
  /** Other rules that say something too. */
  also?: RuleId[];
}

/** A blueprint around everything but its head. */
export function town(text: string): string {
  return `schema: create-microservices/v1\n${/^system:/m.test(text) ? '' : 'system: { name: town }\n'}${text.trimStart()}`;
}

export function boundariesOf(text: string, using = rules) {
  return checkBoundaries(readBlueprint(text, 'microservices.yaml', catalog), { using });
}

export const findingsOf = (text: string) => boundariesOf(text).findings;
