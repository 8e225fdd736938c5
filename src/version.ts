import { fileURLToPath } from 'node:url';
import manifest from '../package.json' with { type: 'json' };

export const { version } = manifest;

/** Absolute path of the built-in templates; `src/` and `dist/` lie equally deep. */
export const templatesFolder = fileURLToPath(new URL('../templates', import.meta.url));
