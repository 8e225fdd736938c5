import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { imageRegistry } from '../../../scripts/servers/imageRegistry.mjs';

export interface ImageRegistry {
  /** As names of images have it. */
  host: string;
  user: string;
  password: string;
  /** What it answers to a path below `/v2/`. */
  get(path: string): Promise<{ body: Record<string, unknown>; digest: string | null }>;
  close(): Promise<void>;
}

/** A registry of images on this machine, which lets in who has the password and nobody else. */
export async function startImageRegistry(): Promise<ImageRegistry> {
  const folder = imageRegistry();
  if (folder === undefined) throw new Error('there is no Go, which builds the registry');
  const program = spawn(join(folder, 'registry'), ['-port', '0'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const [line] = await once(createInterface(program.stderr), 'line');
  const inside = Number(/port (\d+)/.exec(line)?.[1]);

  const [user, password] = ['pipeline', 'let-me-in'];
  const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  const door = createServer((asked, answer) => {
    if (asked.headers.authorization !== authorization) {
      answer.writeHead(401, { 'www-authenticate': 'Basic realm="images"' }).end('{}');
      return;
    }
    const { method, url, headers } = asked;
    const passed = request({ port: inside, host: '127.0.0.1', method, path: url, headers });
    passed.on('response', (given) => {
      answer.writeHead(given.statusCode ?? 502, given.headers);
      given.pipe(answer);
    });
    passed.on('error', () => answer.destroy());
    asked.pipe(passed);
  });
  await once(door.listen(0, '127.0.0.1'), 'listening');
  const host = `127.0.0.1:${(door.address() as AddressInfo).port}`;

  return {
    host,
    user,
    password,
    async get(path) {
      const accept =
        'application/vnd.docker.distribution.manifest.v2+json, application/vnd.oci.image.manifest.v1+json';
      const answer = await fetch(`http://${host}/v2/${path}`, {
        headers: { authorization, accept },
      });
      const body = (await answer.json()) as Record<string, unknown>;
      return { body, digest: answer.headers.get('docker-content-digest') };
    },
    async close() {
      door.closeAllConnections();
      door.close();
      program.kill();
      if (program.exitCode === null) await once(program, 'exit');
    },
  };
}
