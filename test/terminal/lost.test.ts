import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { answerUpTo, lastScreen } from './support/conversation.ts';
import { it } from './support/fixture.ts';

it('a bug of ours loses no answer: the command that says them all is printed', async ({
  cwd,
  open,
}) => {
  // A runtime that is broken once the files are to be written.
  const fault = join(cwd, 'fault.mjs');
  const code = `import fs from 'node:fs';
const write = fs.writeFileSync;
fs.writeFileSync = (file, ...rest) => {
  if (String(file).includes('.create-microservices')) throw new TypeError('x is not y');
  return write(file, ...rest);
};
`;
  writeFileSync(fault, code);
  const terminal = open([], { env: { NODE_OPTIONS: `--import ${fault}` } });
  await answerUpTo(terminal);
  await terminal.waitFor(lastScreen);
  terminal.press('Enter');
  expect(await terminal.exitCode()).toBe(70);
  const said = terminal.everything();
  expect(said).toContain('This is a bug of create-microservices: x is not y');
  expect(said).toMatch(
    /The same again, without a question:\n {2}.*create-microservices .*--name bookshop/,
  );
  expect(said).toContain("--service 'books: ");
});
