import type { Log, ReportingDescriptor, Result } from 'sarif';
import type { LocatedFinding, Severity } from '../boundaries/finding.ts';
import { rules } from '../boundaries/rules/index.ts';
import type { CheckOutcome } from '../commands/check.ts';
import type { Problem, UserError } from '../errors.ts';
import { codeLink, ruleLink } from './links.ts';

// Static Analysis Results Interchange Format 2.1.0 (OASIS), as code hosts show it at the lines it is about.

const levels = { error: 'error', warning: 'warning', info: 'note' } as const satisfies Record<
  Severity,
  Result.level
>;

export function checkToSarif({ findings, excepted }: CheckOutcome, version: string): Log {
  return log(
    version,
    rules.map(descriptorOf),
    [
      ...findings.map(resultOf),
      ...excepted.map(
        (finding): Result => ({
          ...resultOf(finding),
          suppressions: [{ kind: 'inSource', justification: finding.reason }],
        }),
      ),
    ],
    { executionSuccessful: true },
  );
}

/** A blueprint that is not valid: its problems stand where they are, and no rule was asked. */
export function failedCheckToSarif(
  { message, problems, exitCode }: UserError,
  version: string,
): Log {
  const codes = [...new Set(problems.map(({ code }) => code))];
  return log(
    version,
    codes.map((id) => ({ id, helpUri: codeLink(id) })),
    problems.map((problem) => problemOf(problem, codes.indexOf(problem.code))),
    {
      executionSuccessful: false,
      exitCode,
      toolExecutionNotifications: [{ level: 'error', message: { text: message } }],
    },
  );
}

type Invocation = NonNullable<Log['runs'][number]['invocations']>[number];

function log(
  version: string,
  descriptors: ReportingDescriptor[],
  results: Result[],
  invocation: Invocation,
): Log {
  return {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'create-microservices',
            version,
            informationUri: 'https://github.com/create-microservices/create-microservices',
            rules: descriptors,
          },
        },
        columnKind: 'utf16CodeUnits',
        invocations: [invocation],
        results,
      },
    ],
  };
}

function descriptorOf({
  id,
  severity,
  title,
  why,
  repairs,
}: (typeof rules)[number]): ReportingDescriptor {
  return {
    id,
    shortDescription: { text: sentence(title) },
    fullDescription: { text: why },
    help: {
      text: `${why}\n\n${repairs.join('\n')}`,
      markdown: `${why}\n\n${repairs.map((repair) => `- ${repair}`).join('\n')}`,
    },
    helpUri: ruleLink(id),
    defaultConfiguration: { level: levels[severity] },
  };
}

function resultOf(finding: LocatedFinding): Result {
  const { rule, severity, place, message, hint, file, line, column, spot } = finding;
  return {
    ruleId: rule,
    ruleIndex: rules.findIndex(({ id }) => id === rule),
    level: levels[severity],
    message: { text: hint === undefined ? sentence(message) : `${sentence(message)} ${hint}` },
    locations: [
      {
        ...placeIn(file, line, column),
        logicalLocations: [{ fullyQualifiedName: place }],
      },
    ],
    // The same finding on another line is the same finding.
    partialFingerprints: {
      'rulePlace/v1': spot === undefined ? `${rule} ${place}` : `${rule} ${message}`,
    },
  };
}

function problemOf(
  { code, message, hint, file, line, column }: Problem,
  ruleIndex: number,
): Result {
  return {
    ruleId: code,
    ruleIndex,
    level: 'error',
    message: { text: hint === undefined ? sentence(message) : `${sentence(message)} ${hint}` },
    ...(file === undefined ? {} : { locations: [placeIn(file, line ?? 1, column ?? 1)] }),
  };
}

function placeIn(file: string, line: number, column: number) {
  const uri = encodeURI(file === '<stdin>' ? 'microservices.yaml' : file.replaceAll('\\', '/'));
  return {
    physicalLocation: {
      artifactLocation: { uri },
      region: { startLine: line, startColumn: column },
    },
  };
}

const sentence = (text: string) => `${text[0]?.toUpperCase()}${text.slice(1).replace(/\.?$/, '.')}`;
