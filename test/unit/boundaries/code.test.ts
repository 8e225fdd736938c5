import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readBlueprint } from '../../../src/blueprint/index.ts';
import { checkBoundaries } from '../../../src/boundaries/check.ts';
import { rules } from '../../../src/boundaries/rules/index.ts';
import { catalog } from '../../../src/catalog/index.ts';
import { readCode } from '../../../src/code/readCode.ts';
import { exampleFiles, examplesFolder, renderText } from '../../support/render.ts';
import { inCode, sound, type Written } from './faults/code.ts';

const golden = fileURLToPath(new URL('../../golden', import.meta.url));
const blueprints = new Map([
  ...exampleFiles.map((file) => [file, join(examplesFolder, file)] as const),
  ...readdirSync(golden).map((name) => [name, join(golden, name, 'microservices.yaml')] as const),
]);

const rendered = new Map<string, { text: string; files: Map<string, string> }>();

/** A repo as it is rendered, as far as `check --repo` reads it. */
function repoOf(name: string) {
  const known = rendered.get(name);
  if (known !== undefined) return known;
  const text = readFileSync(blueprints.get(name) ?? name, 'utf8');
  const files = new Map(
    [...renderText(text)]
      .filter(([path]) => /^services\/.*\.(?:ts|sql)$/.test(path))
      .map(([path, file]) => [path, file.text]),
  );
  const repo = { text, files };
  rendered.set(name, repo);
  return repo;
}

const onCode = rules.filter(({ id }) => /^(?:CODE|LINT)/.test(id));
const isOnCode = ({ rule }: { rule: string }) => onCode.some(({ id }) => id === rule);

/** Of all rules, since exceptions from any of them are looked at; what those on code say. */
function findingsIn(text: string, files: ReadonlyMap<string, string>) {
  const read = readBlueprint(text, 'microservices.yaml', catalog);
  const { findings, excepted } = checkBoundaries(read, { code: readCode(files) });
  return { findings: findings.filter(isOnCode), excepted: excepted.filter(isOnCode) };
}

function findingsWith({ repo, path, text, beside = {} }: Written) {
  const { text: blueprint, files } = repoOf(repo);
  const all = new Map([...files, ...Object.entries(beside), [path, text.replaceAll('‸', '')]]);
  return findingsIn(blueprint, all).findings;
}

describe('nothing is found in a repo as it is rendered', () => {
  it.each([...blueprints.keys()])('%s', (name) => {
    const { text, files } = repoOf(name);
    expect(files.size).toBeGreaterThan(10);
    expect(findingsIn(text, files)).toEqual({ findings: [], excepted: [] });
  });
});

/** Line and column of each mark, as if no other were there. */
function marksIn(text: string) {
  return text.split('\n').flatMap((line, index) =>
    [...line.matchAll(/‸/g)].map((mark, before) => ({
      line: index + 1,
      column: mark.index - before + 1,
    })),
  );
}

describe.each(inCode.map((fault) => [`${fault.rule}, ${fault.what}`, fault] as const))(
  '%s',
  (_, fault) => {
    const found = findingsWith(fault).filter(({ rule }) => rule === fault.rule);

    it('is found where it is', () => {
      expect(found).not.toEqual([]);
      expect(found.map(({ line, column }) => ({ line, column }))).toEqual(marksIn(fault.text));
      expect(new Set(found.map(({ file }) => file))).toEqual(new Set([fault.path]));
    });

    it('is said in a sentence that begins with the file', () => {
      for (const { place, message } of found) {
        expect(place).toBe(fault.path);
        expect(message.startsWith(`${fault.path} `), message).toBe(true);
        expect(message).toContain(fault.says);
        expect(message).not.toMatch(/\.$|undefined|NaN/);
      }
    });
  },
);

describe('no fault is', () => {
  it.each(sound.map((each) => [`${each.rule}: ${each.what}`, each] as const))('%s', (_, each) => {
    expect(findingsWith(each).filter(({ rule }) => rule === each.rule)).toEqual([]);
  });
});

describe('an exception from a rule on code', () => {
  const [fault] = inCode.filter(({ rule }) => rule === 'CODE005');
  if (fault === undefined) throw new Error('no fault');
  const reason = 'the client came after this, and goes next';
  const excepting = (place: string) =>
    `${repoOf(fault.repo).text}\nlint: { exceptions: [{ rule: CODE005, place: ${place}, reason: "${reason}" }] }\n`;
  const files = new Map([
    ...repoOf(fault.repo).files,
    [fault.path, fault.text.replaceAll('‸', '')] as const,
  ]);

  it('names the file, and holds for it', () => {
    const { findings, excepted } = findingsIn(excepting(fault.path), files);
    expect(findings).toEqual([]);
    expect(excepted).toMatchObject([{ rule: 'CODE005', file: fault.path, reason, line: 2 }]);
  });

  it('for a file that there is not is an error, and one that is not needed is told', () => {
    const rulesOf = (place: string, of = files) =>
      findingsIn(excepting(place), of).findings.map(({ rule, file }) => `${rule} ${file}`);
    expect(rulesOf('services/loans/src/domain/borrow.ts')).toEqual([
      'LINT002 microservices.yaml',
      `CODE005 ${fault.path}`,
    ]);
    expect(rulesOf('services/loans/src/main.ts')).toEqual([
      'LINT003 microservices.yaml',
      `CODE005 ${fault.path}`,
    ]);
  });

  it('says nothing where nobody looks at the code', () => {
    const read = readBlueprint(excepting(fault.path), 'microservices.yaml', catalog);
    expect(checkBoundaries(read, { using: onCode })).toEqual({ findings: [], excepted: [] });
  });
});
