import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { readBlueprint } from '../../../src/blueprint/index.ts';
import { checkBoundaries } from '../../../src/boundaries/check.ts';
import { ruleIds } from '../../../src/boundaries/ruleIds.ts';
import { catalog } from '../../../src/catalog/index.ts';
import type { CheckOutcome } from '../../../src/commands/check.ts';
import { UserError } from '../../../src/errors.ts';
import { checkToJson, failedCheckToJson } from '../../../src/report/checkJson.ts';
import { printFindings } from '../../../src/report/findings.ts';
import { unicode } from '../../../src/report/glyphs.ts';
import { plain } from '../../../src/report/paint.ts';
import { checkToSarif, failedCheckToSarif } from '../../../src/report/sarif.ts';

const text = `schema: create-microservices/v1
system: { name: town, teams: { desk: { members: 3 } } }
services:
  books:
    team: desk
    entities: { Book: { fields: { title: string } } }
    operations:
      addBook: { kind: command, http: POST /books, writes: [Book], idempotency: none }
  data-layer: { entities: { Row: { fields: { text: string } } } }
lint:
  exceptions: [{ rule: BND010, place: data-layer, reason: nobody wanted it so far }]
`;

function outcomeOf(source: string, file = 'town.yaml'): CheckOutcome {
  const read = readBlueprint(source, file, catalog);
  return { ...checkBoundaries(read), blueprint: read.blueprint, file, fixed: [] };
}

const canvas = (width: number) => ({ width, paint: plain, glyphs: unicode });

describe('findings, for people', () => {
  it('stand with their place, one below the other, and are counted', () => {
    expect(printFindings(outcomeOf(text), 'npx create-microservices', canvas(100))).toBe(`\
warning town.yaml:8:81  [TX004]
  books.addBook has idempotency: none: a request that is sent again is carried out again
  Write idempotency: key, or leave it out.

warning town.yaml:9:3  [BND004]
  data-layer is named for a layer (layer) rather than for what it is about
  Name what it does for its users.

town.yaml: 2 warnings, 1 excepted in 2 services
npx create-microservices check --explain TX004
npx create-microservices check --fix  repairs 1 of them
`);
  });

  it('are few words where there are none', () => {
    const sound = text.replace(', idempotency: none', '').replaceAll('data-layer', 'rows');
    expect(printFindings(outcomeOf(sound), 'x', canvas(80))).toBe(
      'town.yaml: nothing found, 1 excepted in 2 services\n',
    );
  });

  it('say what was fixed', () => {
    const outcome = outcomeOf(text);
    const [fixed] = outcome.findings;
    const told = printFindings(
      { ...outcome, findings: [], fixed: fixed ? [fixed] : [] },
      'x',
      canvas(80),
    );
    expect(told).toMatch(/^fixed books\.addBook has .* {2}\[TX004\]\n\ntown\.yaml: nothing found/);
  });
});

describe('findings, for scripts', () => {
  it('are one document with every key', () => {
    const report = checkToJson(outcomeOf(text), '1.2.3');
    expect(Object.keys(report)).toEqual(
      Object.keys(failedCheckToJson(new UserError('x', { code: 'empty' }), '1')),
    );
    expect(report).toMatchObject({
      ok: true,
      exitCode: 0,
      version: '1.2.3',
      file: 'town.yaml',
      error: null,
    });
    expect(report.findings[0]).toEqual({
      rule: 'TX004',
      severity: 'warning',
      place: 'books.addBook',
      message: expect.stringMatching(/^books\.addBook /),
      hint: 'Write idempotency: key, or leave it out.',
      file: 'town.yaml',
      line: 8,
      column: 81,
      path: ['services', 'books', 'operations', 'addBook', 'idempotency'],
      fixable: true,
    });
    expect(report.excepted).toMatchObject([{ rule: 'BND010', reason: 'nobody wanted it so far' }]);
  });

  it('fail with an error, and with nothing less', () => {
    const failing = text.replace('rule: BND010', 'rule: BND999');
    expect(checkToJson(outcomeOf(failing), '1')).toMatchObject({ ok: false, exitCode: 1 });
  });
});

describe('SARIF', () => {
  // The schema of OASIS, as Microsoft publishes it for tests: draft 4, with nothing that draft 7 reads differently.
  const path = createRequire(import.meta.url).resolve('@microsoft/jest-sarif');
  const url = path.replace(/lib[\\/].*$/, 'lib/schemas/sarif-2.1.0-rtm.5.json');
  const { $schema, id, ...schema } = JSON.parse(readFileSync(url, 'utf8'));
  const valid = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(
    schema,
  );
  const errorsOf = (log: unknown) => (valid(log) ? [] : valid.errors);

  const log = checkToSarif(outcomeOf(text, 'a town/town.yaml'), '1.2.3');
  const [run] = log.runs;

  it('is valid, with findings and without', () => {
    expect(errorsOf(log)).toEqual([]);
    expect(
      errorsOf(checkToSarif(outcomeOf(text.replace('idempotency: none', 'idempotency: key')), '1')),
    ).toEqual([]);
    // The schema does look.
    expect(errorsOf({ ...log, version: '2.2.0' })).not.toEqual([]);
  });

  it('describes every rule, with a page to read', () => {
    const { rules = [] } = run?.tool.driver ?? {};
    expect(rules.map(({ id }) => id)).toEqual([...ruleIds]);
    for (const { id, helpUri, help } of rules) {
      expect(helpUri).toMatch(new RegExp(`/docs/rules\\.md#${id.toLowerCase()}$`));
      expect(help?.text).not.toBe('');
    }
  });

  it('has each finding at its place, and what is excepted as suppressed with the reason', () => {
    const { results = [] } = run ?? {};
    expect(results.map(({ ruleId, level }) => `${ruleId} ${level}`)).toEqual([
      'TX004 warning',
      'BND004 warning',
      'BND010 note',
    ]);
    for (const { ruleId, ruleIndex = -1 } of results) {
      expect(run?.tool.driver.rules?.[ruleIndex]?.id).toBe(ruleId);
    }
    expect(results[0]?.locations?.[0]).toEqual({
      physicalLocation: {
        artifactLocation: { uri: 'a%20town/town.yaml' },
        region: { startLine: 8, startColumn: 81 },
      },
      logicalLocations: [{ fullyQualifiedName: 'books.addBook' }],
    });
    expect(results.map(({ suppressions }) => suppressions?.[0]?.justification)).toEqual([
      undefined,
      undefined,
      'nobody wanted it so far',
    ]);
  });

  it('has the problems of a blueprint that is not valid', () => {
    const failed = readFailing('schema: create-microservices/v2\nsystem: { name: Town }\n');
    const sarif = failedCheckToSarif(failed, '1');
    expect(errorsOf(sarif)).toEqual([]);
    expect(sarif.runs[0]?.invocations?.[0]?.executionSuccessful).toBe(false);
    expect(sarif.runs[0]?.results?.map(({ ruleId }) => ruleId)).toEqual(
      failed.problems.map(({ code }) => code),
    );
  });
});

function readFailing(source: string): UserError {
  try {
    readBlueprint(source, 'town.yaml', catalog);
  } catch (error) {
    if (error instanceof UserError) return error;
  }
  throw new Error('it was read');
}
