/** The result as a page of the documentation. */
export function page(rows, broker, date) {
  const lines = rows.map(({ mutation, caught, isCaught }) => {
    const where = caught.suite === 'conformance' ? 'conformance' : caught.suite.split('/').at(-1);
    return `| ${mutation.name} | ${where}: ${caught.test} | ${isCaught ? 'caught' : '**missed**'} |`;
  });
  const caught = rows.filter(({ isCaught }) => isCaught).length;
  return `# Do the rendered suites notice?

A test that cannot fail says nothing. \`npm run verify:mutations\` makes one mistake after the other in a rendered repo and runs
the test that has to catch it; each test has passed in the same repo before. \`scripts/verify/mutations.mjs\` has the mistakes.

${date.toISOString().slice(0, 10)}, events through ${broker}: ${caught} of ${rows.length} caught.

| mistake | test | |
| --- | --- | --- |
${lines.join('\n')}
`;
}
