import { type Command, InvalidArgumentError, Option } from 'commander';
import { type Axis, catalog, renderedOptions } from '../catalog/index.ts';
import { formatItem } from './formatItem.ts';

/** Flags that answer questions; what an axis offers is read from the catalog. */
export function addFlags(program: Command): Command {
  return (
    program
      // A value that nobody gave is said in the description, where it matters.
      .configureHelp({
        // That a command has options is no news.
        subcommandTerm: (command) =>
          `${command.name()} ${command.usage()}`.replace(' [options]', ''),
        optionDescription: ({ description }) => description,
        formatItem,
        minWidthToWrap: 20,
      })
      .optionsGroup('What to render:')
      .option('--blueprint <file>', 'YAML or JSON, - for standard input; flags win over it', once)
      .option('--name <name>', 'of the system; by default that of the directory', once)
      .option(
        '--service <text>',
        "'books: Book(title, pages:integer?)', for each one",
        collected,
        [],
      )
      .addOption(
        new Option('--call <text>', 'loans=books; several with commas')
          .argParser(collected)
          .default([])
          .hideHelp(!catalog.features.calls.rendered),
      )
      .addOption(
        ofAxis(catalog.datastore, 'books=sqlite for one service').argParser(collected).default([]),
      )
      .addOption(ofAxis(catalog.transport, 'between services'))
      .addOption(ofAxis(catalog.broker, 'for events'))
      .addOption(
        new Option('--subscribe <text>', 'books=members.member-created; several with commas')
          .argParser(collected)
          .default([])
          .hideHelp(!catalog.features.subscribes.rendered),
      )
      .addOption(ofAxis(catalog.identity, 'of callers'))
      .addOption(ofAxis(catalog.ci))
      .addOption(
        ofAxis(catalog.deploy, 'none; several with commas').argParser(collected).default([]),
      )
      .addOption(ofAxis(catalog.packageManager))
      .optionsGroup('How:')
      .option('--yes', 'ask nothing; what is not said has a default')
      .option('--no-install', 'do not install the packages')
      .option('--no-git', 'do not make a git repo with a first commit')
      .option('--dry-run', 'show what would be written, and write nothing')
      .option('--print-blueprint', 'print microservices.yaml, and write nothing')
      .option('--json', 'print one JSON document to standard output')
  );
}

const collected = (value: string, earlier: readonly string[]) => [...earlier, value];

/** Of two the first would be lost without a word. */
function once(value: string, earlier: string | undefined): string {
  if (earlier === undefined) return value;
  throw new InvalidArgumentError(`It is said twice, as '${earlier}' before.`);
}

function ofAxis(axis: Axis, hint?: string): Option {
  const ids = renderedOptions(axis).map(({ id }) => id);
  const flag = axis.id.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const description = [ids.join(' or '), hint].filter((part) => part !== undefined).join('; ');
  // What this version renders nothing of is refused by name, and not offered.
  return new Option(`--${flag} <id>`, description).argParser(once).hideHelp(ids.length === 0);
}
