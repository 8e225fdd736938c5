import { impossible } from '../src/boundaries/impossible.ts';
import type { Rule } from '../src/boundaries/rule.ts';
import { families, rules } from '../src/boundaries/rules/index.ts';
import type { Source } from '../src/boundaries/sources.ts';
import { limitsOf } from '../src/report/explained.ts';

/** `docs/rules.md`: the pages of all rules, made from the data beside them. */
export function rulesPage(): string {
  return `${[
    `# Rules on boundaries

<!-- Made by node scripts/writeRules.ts from src/boundaries/. -->

\`create-microservices check\` looks at what a blueprint says of its services: who calls whom, who owns what, who hears of it. It
works on every valid blueprint, whether this version renders all of it or not. \`--repo\` looks at [the code](#the-code-of-a-repo)
that was rendered from it as well.

\`\`\`sh
create-microservices check                                       # in the repo, or a folder of it
create-microservices check --blueprint microservices.yaml        # or - for standard input
create-microservices check --repo                                # and at the code of the repo
create-microservices check --explain SYNC001                     # the page of a rule, as below
create-microservices check --fix                                 # what has one obvious repair
create-microservices check --format sarif > check.sarif          # or json
\`\`\`

| severity | | exit code |
| --- | --- | --- |
| error | It will not work, or not for long. | 1 |
| warning | It works, and costs; there may be a reason. | 0 |
| info | Worth a look. | 0 |

| ${rules.length} rules | |
| --- | --- |
${Object.entries(families)
  .map(([family, title]) => `| ${title} | ${ofFamily(family).map(linkTo).join(' ')} |`)
  .join('\n')}

What other systems get wrong and [no valid blueprint can](#what-no-valid-blueprint-has) is not looked for.

## Exceptions

Where a finding is right and the system is too, the blueprint says why: rule, place as the finding names it, and a reason.
Exceptions are checked as well ([LINT001](#lint001), [LINT002](#lint002), [LINT003](#lint003)).

\`\`\`yaml
lint:
  exceptions:
    - { rule: BND002, place: tax, reason: other people may see it than those who lend books }
\`\`\`

## Thresholds

Numbers can be set, for the whole system. A share always stands beside a number: in a small system every part is a large
share of it.

\`\`\`yaml
lint:
  thresholds:
    SYNC002: { hops: 3 }
\`\`\``,
    ...Object.entries(families).flatMap(([family, title]) => [
      `## ${title}`,
      ...ofFamily(family).map(rulePage),
    ]),
    `## The code of a repo

\`check --repo\` reads the sources of every service that the blueprint has, \`services/<service>/\` beside it, with a parser of
TypeScript and JavaScript, and its migrations. Nothing is run. It looks at what people write as well as at what is rendered, so a
blueprint that was changed and not applied shows too. Tests count for what they import, and for nothing else.

What is written out is followed through constants, imports and members, over files, and put together from its parts. What is not
(a name that comes in while it runs, a call by way of a function of somebody's own) is not guessed at: silence is no proof.

| | |
| --- | --- |
| calls | clients of the chassis, by their model; \`<SERVICE>_URL\` in \`process.env\` and in the settings of a resource; URLs whose host is a service, and the host of a request |
| events | \`publish\` of an \`Outbox\`, \`rejectWith\`, models of an outbox; subscriptions of the chassis; \`openBroker\`, drivers of brokers |
| routes | operations, and what takes one and changes its path; servers beside that of the chassis |
| tables | SQL that is given to the store, and migrations: names after FROM, JOIN, INTO, UPDATE, USING, TABLE and VIEW, in any dialect |

An exception names the file:

\`\`\`yaml
lint:
  exceptions:
    - { rule: CODE005, place: services/loans/src/api/covers.ts, reason: a stream that clients cannot hold }
\`\`\``,
    `## What no valid blueprint has

| | | because | refused as |
| --- | --- | --- | --- |
${impossible
  .map(
    ({ id, title, because, code }) =>
      `| ${id} | ${title} | ${because} | ${code === undefined ? '' : `[${code}](errors.md#${code})`} |`,
  )
  .join('\n')}`,
  ].join('\n\n')}\n`;
}

function rulePage({ id, severity, title, why, repairs, sources }: Rule): string {
  const limits = limitsOf(id);
  return [
    `### ${id}`,
    `**${title[0]?.toUpperCase()}${title.slice(1)}** (${severity})`,
    why,
    repairs.map((repair) => `- ${repair}`).join('\n'),
    ...(limits.length === 0
      ? []
      : [
          `| threshold | usual | counts | why |\n| --- | --- | --- | --- |\n${limits
            .map(
              ([name, { usual, counts, why: reason }]) =>
                `| \`${name}\` | ${usual} | ${counts} | ${reason} |`,
            )
            .join('\n')}`,
        ]),
    `Source: ${sources.map(link).join('; ')}.`,
  ].join('\n\n');
}

const link = ({ title, url }: Source) => (url === undefined ? title : `[${title}](${url})`);

const linkTo = ({ id }: Rule) => `[${id}](#${id.toLowerCase()})`;

const ofFamily = (family: string) => rules.filter(({ id }) => id.startsWith(family));
