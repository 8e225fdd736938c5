import { describe, expect, it } from 'vitest';
import { readBlueprint } from '../../../src/blueprint/index.ts';
import { checkBoundaries } from '../../../src/boundaries/check.ts';
import { catalog } from '../../../src/catalog/index.ts';
import { publishedContracts } from '../../../src/contracts/published.ts';
import { inContracts } from './faults/contracts.ts';
import { boundariesOf, town } from './support.ts';

const read = (text: string) => readBlueprint(town(text), 'microservices.yaml', catalog);

/** What the rule, and those on exceptions, find in a blueprint after another was released. */
function rulesAfter(released: string, text: string) {
  const contracts = publishedContracts(read(released).blueprint);
  const { findings, excepted } = checkBoundaries(read(text), { released: [contracts] });
  const ours = ({ rule }: { rule: string }) => /^(?:COMPAT|LINT)/.test(rule);
  return { findings: findings.filter(ours), excepted };
}

describe.each(inContracts.map((fault) => [`${fault.rule}, ${fault.what}`, fault] as const))(
  '%s',
  (_, { rule, released, broken: [from, to], found }) => {
    const text = released.replace(from, to);
    const places = found.map(({ place }) => place);

    it('is found, at its line, and nothing else is', () => {
      expect(text).not.toBe(released);
      const { findings } = rulesAfter(released, text);
      expect(findings.map((each) => each.rule)).toEqual(places.map(() => rule));
      expect(findings.map(({ place }) => place).sort()).toEqual([...places].sort());
      const lines = town(text).split('\n');
      for (const { place, line, message } of findings) {
        const wanted = found.find((each) => each.place === place)?.line ?? '';
        expect(lines[line - 1]).toContain(wanted);
        expect(message.startsWith(`${place} `)).toBe(true);
      }
    });

    it('is none where nothing was released, and where the same was', () => {
      expect(boundariesOf(town(text)).findings.map((each) => each.rule)).not.toContain(rule);
      expect(rulesAfter(text, text).findings).toEqual([]);
    });

    it('is excused by an exception, though what it is about is gone', () => {
      const exceptions = places.map(
        (place) => `{ rule: ${rule}, place: ${place}, reason: nobody calls it }`,
      );
      const excused = `${text}lint: { exceptions: [${exceptions.join(', ')}] }\n`;
      const { findings, excepted } = rulesAfter(released, excused);
      expect(findings).toEqual([]);
      expect(excepted.map(({ place }) => place).sort()).toEqual([...places].sort());
      // Once it is released, the exception has to go.
      expect(rulesAfter(text, excused).findings.map((each) => each.rule)).toEqual(
        places.map((place) =>
          place.includes('.') || !text.includes(`${place}:`)
            ? expect.stringMatching(/^LINT00[23]$/)
            : 'LINT003',
        ),
      );
      // Where nobody has looked at what was released, nobody says that it is not needed.
      expect(boundariesOf(town(excused)).findings.map((each) => each.rule)).not.toContain(
        'LINT003',
      );
      expect(boundariesOf(town(excused)).findings.map((each) => each.rule)).not.toContain(
        'LINT002',
      );
    });
  },
);
