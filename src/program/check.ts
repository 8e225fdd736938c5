import { type Command, Option } from 'commander';
import { version } from '../version.ts';
import { print } from './print.ts';
import type { Run } from './run.ts';
import { startedAs } from './startedAs.ts';

const formats = ['text', 'json', 'sarif'] as const;

interface Options {
  blueprint?: string;
  format: (typeof formats)[number];
  json?: boolean;
  explain?: string;
  fix?: boolean;
  repo?: boolean;
}

export function addCheck(program: Command, { signal, progress, onError, exitWith }: Run): void {
  program
    .command('check')
    .description('Say where the services of a system are cut badly.')
    .option('--blueprint <file>', 'YAML or JSON, - for standard input; by default that of the repo')
    .addOption(
      new Option('--format <format>', 'text, json or sarif').choices(formats).default('text'),
    )
    .option('--json', 'the same as --format json')
    .option('--repo', 'look at the code of the repo as well, in the folder of the blueprint')
    .option('--fix', 'write what has one obvious repair into the file')
    .option('--explain <rule>', 'why there is a rule, who says so, what is usually done')
    .addHelpText(
      'after',
      `
Examples:
  create-microservices check
  create-microservices check --blueprint microservices.yaml --format sarif > check.sarif
  create-microservices check --repo
  create-microservices check --explain SYNC001

Exit code 1 where something of severity error is found; warnings do not count.
`,
    )
    .action(async ({ explain: rule, json, ...options }: Options) => {
      const format = json ? 'json' : options.format;
      const report = await import('../report/check.ts');
      if (format === 'json') onError((error) => report.failedCheckToJson(error, version));
      if (format === 'sarif') onError((error) => report.failedCheckToSarif(error, version));
      const canvas = report.canvasFor(process.stdout, process.env);
      if (rule !== undefined) {
        const { explain } = await import('../commands/explain.ts');
        const explained = explain(rule);
        if (format !== 'text') return print(process.stdout, explained.page);
        return print(process.stdout, report.printExplained(explained, canvas));
      }
      const { check } = await import('../commands/check.ts');
      const told = await progress();
      const context = { cwd: process.cwd(), input: process.stdin, signal, progress: told };
      const outcome = await check(options, context);
      told.end();
      exitWith(report.exitCodeOf(outcome.findings));
      if (format === 'json') return print(process.stdout, report.checkToJson(outcome, version));
      if (format === 'sarif') return print(process.stdout, report.checkToSarif(outcome, version));
      const text = report.printFindings(outcome, startedAs(process.env), canvas);
      return print(process.stdout, text);
    });
}
