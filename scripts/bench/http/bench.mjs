import { mkdtempSync, rmSync } from 'node:fs';
import { arch, availableParallelism, type } from 'node:os';
import { join } from 'node:path';
import { benchGateway } from './gateway.mjs';
import { freePort } from './processes.mjs';
import { makeParts } from './repo.mjs';
import { benchService } from './service.mjs';

/**
 * What the gateway and a service of a rendered system cost a request, beside nginx and a bare server. Needs two cores.
 * @param {{ folder: string, quick: boolean, note(text: string): void }} options
 */
export async function benchHttp({ folder, quick, note }) {
  const place = mkdtempSync(join(folder, 'bench-http-'));
  const options = { folder: place, rounds: quick ? 1 : 7, seconds: quick ? 1 : 3, note };
  try {
    note('rendering and installing');
    const parts = await makeParts(join(place, 'metering'), freePort);
    try {
      return {
        date: new Date().toISOString().slice(0, 10),
        node: process.versions.node,
        cores: availableParallelism(),
        platform: `${type()} ${arch()}`,
        gateway: await benchGateway(parts, options),
        service: await benchService(parts, options),
      };
    } finally {
      await parts.close();
    }
  } finally {
    rmSync(place, { recursive: true, force: true, maxRetries: 5 });
  }
}
