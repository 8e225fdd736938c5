import type { Command } from 'commander';
import { print } from './print.ts';

export function addSchema(program: Command): void {
  program
    .command('schema')
    .description('Print the JSON Schema of blueprints.')
    .addHelpText(
      'after',
      `
Editors complete and check a blueprint that names its schema in the first line:
  create-microservices schema > microservices.schema.json
  # yaml-language-server: $schema=./microservices.schema.json   (in microservices.yaml)
  "$schema": "./microservices.schema.json"                      (in microservices.json)
`,
    )
    .action(async () => {
      const { schema } = await import('../commands/schema.ts');
      await print(process.stdout, schema());
    });
}
