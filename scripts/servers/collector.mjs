import { join } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { goProgram, versionOf } from './go.mjs';

const source = fileURLToPath(new URL('../../test/support/collector', import.meta.url));

/**
 * Path of an OpenTelemetry collector with what the rendered configuration names (two minutes on two cores, once).
 * Undefined where there is no Go.
 */
export function collector() {
  const folder = goProgram('collector', versionOf(source), source);
  return folder === undefined ? undefined : join(folder, 'collector');
}

// For scripts of the shell.
if (argv[1] === fileURLToPath(import.meta.url)) console.log(collector() ?? '');
