import { writeFileSync } from 'node:fs';
import { rulesPage } from './rulesPage.ts';

/**
 * Writes `docs/rules.md`. Run with a Node that strips types: `node scripts/writeRules.ts`.
 * A test fails while the two differ.
 */
writeFileSync(new URL('../docs/rules.md', import.meta.url), rulesPage());
