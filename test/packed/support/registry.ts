import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Packed } from '../../support/packed.ts';

export interface Registry {
  url: string;
  close(): void;
}

/**
 * An npm registry on this machine that has one package: ours, which needs no other.
 * @param upstream of another registry, which is asked for all others
 */
export async function startRegistry(
  { tarball, prefix, version }: Packed,
  upstream?: string,
): Promise<Registry> {
  const name = 'create-microservices';
  const manifest = JSON.parse(
    readFileSync(join(prefix, 'node_modules', name, 'package.json'), 'utf8'),
  );
  const bytes = readFileSync(tarball);
  const server = createServer(({ url }, response) => {
    if (url === `/${name}/-/${name}-${version}.tgz`) return response.end(bytes);
    if (url?.split('?')[0] !== `/${name}`) {
      if (upstream === undefined) return response.writeHead(404).end('{}');
      return response.writeHead(307, { location: new URL(url ?? '', upstream).href }).end();
    }
    const dist = {
      tarball: `${address()}/${name}/-/${name}-${version}.tgz`,
      shasum: createHash('sha1').update(bytes).digest('hex'),
      integrity: `sha512-${createHash('sha512').update(bytes).digest('base64')}`,
    };
    // Old enough for those who wait some days before they take a release.
    const published = '2020-01-01T00:00:00.000Z';
    response.setHeader('content-type', 'application/json').end(
      JSON.stringify({
        name,
        'dist-tags': { latest: version },
        versions: { [version]: { ...manifest, dist } },
        time: { created: published, modified: published, [version]: published },
      }),
    );
  });
  const address = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: address(),
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
