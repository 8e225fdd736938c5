#!/usr/bin/env node
// Whether the actions of src/catalog/actions.ts are what their tags say, and the newest ones. Asks GitHub:
// GITHUB_API_URL and GITHUB_TOKEN are respected. `node scripts/checkActions.ts`, with Node 24.
import { actions } from '../src/catalog/actions.ts';
import { actionFaults } from './actionFaults.ts';

const { GITHUB_API_URL: url = 'https://api.github.com', GITHUB_TOKEN: token } = process.env;

for (const action of Object.values(actions)) {
  const faults = await actionFaults(action, { url, token });
  console.log(faults.length > 0 ? faults.join('\n') : `${action.repository} ${action.version}`);
  if (faults.length > 0) process.exitCode = 1;
}
