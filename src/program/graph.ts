import { type Command, Option } from 'commander';
import type { GraphOptions } from '../commands/graph.ts';
import { print } from './print.ts';
import type { Run } from './run.ts';

// Said here once more, so that the help loads nothing that draws.
const formats = ['mermaid', 'svg', 'html'] as const;

export function addGraph(
  program: Command,
  { signal, progress }: Pick<Run, 'signal' | 'progress'>,
): void {
  program
    .command('graph')
    .description('Draw the architecture, or one sequence in it.')
    .argument('[part]', 'a saga, or service.operation; by default all of the system')
    .option('--blueprint <file>', 'YAML or JSON, - for standard input; by default that of the repo')
    .addOption(
      new Option('--format <format>', 'mermaid, svg, or html: one page to click through').choices(
        formats,
      ),
    )
    .option('--output <file>', 'where to; by default standard output')
    .addHelpText(
      'after',
      `
Examples:
  create-microservices graph --output architecture.html
  create-microservices graph --blueprint microservices.yaml --format svg > architecture.svg
  create-microservices graph some-saga

The name of the file says the format; without one it is mermaid.
`,
    )
    .action(async (part: string | undefined, options: GraphOptions) => {
      const { graph } = await import('../commands/graph.ts');
      const told = await progress();
      const context = { cwd: process.cwd(), input: process.stdin, signal, progress: told };
      const text = await graph(part, options, context);
      told.end();
      await print(process.stdout, text ?? `Wrote ${options.output}\n`);
    });
}
