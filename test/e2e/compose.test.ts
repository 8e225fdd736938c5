import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { imageRegistry } from '../../scripts/servers/imageRegistry.mjs';
import { type Client, clientOf } from './support/client.ts';
import { Compose, docker, port, provideImages, startDocker, stopDocker } from './support/docker.ts';
import { type ImageRegistry, startImageRegistry } from './support/imageRegistry.ts';
import { createRepo, type Repo } from './support/repo.ts';
import { linesIn, spansIn, telemetryFiles } from './support/telemetry.ts';

/**
 * A rendered system in containers: two stores, a broker, a call and an event between services. Where public images cannot be
 * pulled, they are stood in for: `test/standins`.
 */

const blueprint = `
schema: create-microservices/v1
system: { name: lending }
platform: { broker: nats, deploy: [compose] }
services:
  books:
    entities: { Book: { fields: { title: string } } }
  loans:
    datastore: sqlite
    entities: { Loan: { fields: { book: books.Book, days: integer } } }
    operations:
      lend: { kind: command, http: POST /loans, auth: [loans:write], writes: [Loan], calls: [books.getBook] }
      getLoan: { kind: query, http: "GET /loans/{id}", auth: [loans:read], reads: [Loan] }
    subscribes:
      - { event: books.book-deleted, then: delete-referring }
`;

const own = ['books', 'gateway', 'loans', 'token-issuer'];
const servers = ['postgres', 'nats'];

/** What an image may have beside the runtime, in bytes. */
const OWN_BYTES = 8_000_000;
const runtime = 'gcr.io/distroless/nodejs26-debian13:nonroot';

/** What a job of the rendered workflow runs; packages are installed first. */
function linesOf({ folder }: Repo, job: string): string[] {
  const text = fs.readFileSync(join(folder, '.github/workflows/ci.yml'), 'utf8');
  const steps: { run?: string }[] = parse(text).jobs[job].steps;
  return steps.flatMap(({ run }) => run ?? []);
}

const lacks = await startDocker();

afterAll(() => stopDocker());

describe.skipIf(lacks !== undefined)(
  `in containers${lacks === undefined ? '' : `: ${lacks}`}`,
  () => {
    let repo: Repo;
    let compose: Compose;
    let call: Client;
    /** What is laid over each other, as options; none means as it is usual. */
    let files: string[] = [];

    beforeAll(async () => {
      await provideImages('node', 'distroless', 'postgres', 'nats');
      repo = await createRepo(blueprint);
      compose = new Compose(repo);
      for (const line of linesOf(repo, 'system').slice(1, 3)) await compose.line(line);
      const token = await repo.run('npm', ['run', '-s', 'token']);
      call = clientOf(`http://127.0.0.1:${port}`, token.stdout.trim());
    });

    afterAll(async () => {
      const down = [...files, '--profile', '*', 'down', '--volumes'];
      await compose?.run(...down, '--timeout', '0', '--rmi', 'local');
      await repo?.remove();
    });

    async function newBook(): Promise<string> {
      const { status, body } = await call('POST', '/books', { body: { title: 'Emma' } });
      expect(status, JSON.stringify(body)).toBe(201);
      return body.id;
    }

    it('is built, started and asked by the lines of the pipeline', async () => {
      const [, , , smoke = '', , logs = '', down = ''] = linesOf(repo, 'system');
      const seen = await compose.line(smoke);
      expect(seen).toMatch(/^✓ POST \/books 201$/m);
      expect(seen).toMatch(/^✓ GET \/books\/[\w-]+ 200$/m);
      expect(seen).not.toContain('✗');
      expect(await compose.line(logs)).toContain('"msg":"listening"');
      // Like the others, it names the file; what it does is done below.
      expect(down).toBe('docker compose --file deploy/compose/compose.yaml down --volumes');
      const [build = ''] = linesOf(repo, 'images');
      await compose.line(build, { DOCKERFILE: 'services/books/Dockerfile' });
      await compose.line('npm run broker-server');
      expect(fs.statSync(join(repo.folder, '.local/bin/nats-server')).mode & 0o100).toBe(0o100);
    });

    it('is planned by a line of the pipeline, which tells the other jobs', async () => {
      const [plan = ''] = linesOf(repo, 'plan');
      const output = join(repo.folder, '.local/output');
      const told = await compose.line(plan, { GITHUB_OUTPUT: output, PLAN_BASE: 'HEAD' });
      expect(told).toContain('nothing that runs');
      expect(fs.readFileSync(output, 'utf8')).toBe('suites=[]\ndockerfiles=[]\nsystem=false\n');
      const all = await compose.line(plan);
      expect(all).toContain('everything: "there is nothing to compare with"');
      expect(all).toContain('build services/loans/Dockerfile');
    });

    describe.skipIf(imageRegistry() === undefined)('published', () => {
      let registry: ImageRegistry;
      const dockerfiles = ['services/books/Dockerfile', 'gateway/Dockerfile'];
      const COMMIT = '0123456789abcdef0123456789abcdef01234567';
      const push = 'node tools/node.mjs tools/push-images.ts';

      beforeAll(async () => {
        registry = await startImageRegistry();
      });

      afterAll(async () => {
        await registry?.close();
      });

      const told = (password: string) => ({
        DOCKERFILES: JSON.stringify(dockerfiles),
        // A repo's name may have capitals.
        REGISTRY: `${registry.host}/Me/Lending`,
        REGISTRY_USER: registry.user,
        REGISTRY_PASSWORD: password,
        COMMIT,
        GITHUB_STEP_SUMMARY: join(repo.folder, '.local/summary.md'),
      });

      it('is what was started and asked, by its commit and its digest, and no other', async () => {
        expect(linesOf(repo, 'publish')).toEqual([push]);
        const [, , , , save = ''] = linesOf(repo, 'system');
        await compose.line(save, { DOCKERFILES: JSON.stringify(dockerfiles) });
        const seen = await compose.line(push, told(registry.password));
        expect(seen).not.toContain(registry.password);
        const published = JSON.parse(
          fs.readFileSync(join(repo.folder, '.local/published.json'), 'utf8'),
        );
        for (const name of ['books', 'gateway']) {
          const { body, digest } = await registry.get(`me/lending/${name}/manifests/${COMMIT}`);
          expect(published[name]).toBe(`${registry.host}/me/lending/${name}@${digest}`);
          const [{ Image }] = await compose.containers(name);
          expect((body.config as { digest: string }).digest).toBe(Image);
          const summary = fs.readFileSync(join(repo.folder, '.local/summary.md'), 'utf8');
          expect(summary).toContain(`| ${name} | ${published[name]} |`);
        }
        const { body } = await registry.get('_catalog');
        expect(body).toEqual({ repositories: ['me/lending/books', 'me/lending/gateway'] });
      });

      it('is refused without the password, and nobody is logged in afterwards', async () => {
        await expect(compose.line(push, told('another'))).rejects.toThrow(
          /docker login --username ended with 1/,
        );
        const reference = `${registry.host}/me/lending/books:${COMMIT}`;
        await expect(docker('pull', reference)).rejects.toThrow(/no basic auth credentials/);
      });

      it('is nothing where the plan names nothing', async () => {
        const [, , , , save = ''] = linesOf(repo, 'system');
        expect(await compose.line(save)).toContain('no image is to be handed on');
      });
    });

    it('has a file in which Compose finds nothing wrong', async () => {
      expect(await compose.run('config', '--quiet')).toBe('');
    });

    it('creates and reads through the gateway, and asks the other service', async () => {
      const book = await newBook();
      expect((await call('GET', `/books/${book}`)).body.title).toBe('Emma');
      const { status, body } = await call('POST', '/loans', { body: { book, days: 3 } });
      expect(status, JSON.stringify(body)).toBe(201);
      expect((await call('GET', `/loans/${body.id}`)).body.book).toBe(book);
      const nowhere = { book: '00000000-0000-7000-8000-000000000000', days: 3 };
      expect((await call('POST', '/loans', { body: nowhere })).status).toBe(422);
    });

    it('carries events from one service to the other', async () => {
      const book = await newBook();
      const { body: loan } = await call('POST', '/loans', { body: { book, days: 3 } });
      expect((await call('DELETE', `/books/${book}`)).status).toBe(204);
      const isThere = async () => (await call('GET', `/loans/${loan.id}`)).status;
      await expect.poll(isThere, { timeout: 20_000 }).toBe(404);
      expect(await compose.run('run', '--rm', 'dlq', 'ls', '--json')).toContain('"dead":0');
    });

    it('shows its contract, and refuses who shows no token', async () => {
      const { status, body } = await call('GET', '/docs/swagger-ui.css');
      expect(status).toBe(200);
      expect(body).toContain('.swagger-ui');
      expect((await clientOf(`http://127.0.0.1:${port}`)('POST', '/books')).status).toBe(401);
    });

    it('runs as nobody in particular, on a root that cannot be written, with nothing else to start', async () => {
      for (const { Config, HostConfig } of await compose.containers(...own)) {
        expect(Config.User, Config.Image).toMatch(/^(nonroot|65532)$/);
        expect(HostConfig).toMatchObject({
          ReadonlyRootfs: true,
          CapDrop: ['ALL'],
          SecurityOpt: ['no-new-privileges:true'],
          Memory: 256 * 1024 * 1024,
          PidsLimit: 100,
        });
      }
      const write = `require('node:fs').writeFile('/app/x', '', ({ code }) => console.log(code))`;
      expect(await compose.inside('books', write)).toBe('EROFS');
      await expect(compose.run('exec', '--no-TTY', 'books', 'sh', '-c', 'true')).rejects.toThrow();
      for (const { Config, HostConfig } of await compose.containers(...servers)) {
        expect(HostConfig.ReadonlyRootfs, Config.Image).toBe(true);
      }
    });

    it('answers on this machine alone, and only the gateway does', async () => {
      for (const { Config, HostConfig } of await compose.containers()) {
        const bound = Object.values<{ HostIp: string; HostPort: string }[]>(
          HostConfig.PortBindings,
        );
        const isGateway = Config.Labels['com.docker.compose.service'] === 'gateway';
        const only = [[{ HostIp: '127.0.0.1', HostPort: `${port}` }]];
        expect(bound, Config.Image).toEqual(isGateway ? only : []);
      }
    });

    it('keeps a service from the store of another one, and from those whom it does not call', async () => {
      const reach = (host: string, hostPort: number) => `
      const told = (word) => { console.log(word); process.exit(); };
      require('node:net').connect(${hostPort}, '${host}')
        .on('connect', () => told('there'))
        .on('error', ({ code }) => told(code))
        .setTimeout(2_000, () => told('silence'))`;
      const nothing = /^(ENETUNREACH|EHOSTUNREACH|silence)$/;
      const addresses = async (service: string): Promise<string[]> => {
        const [{ NetworkSettings }] = await compose.containers(service);
        return Object.values<{ IPAddress: string }>(NetworkSettings.Networks).map(
          ({ IPAddress }) => IPAddress,
        );
      };
      expect(await compose.inside('books', reach('postgres', 5432))).toBe('there');
      expect(await compose.inside('loans', reach('books', 8080))).toBe('there');
      // By address, so that it is not for the lack of a name.
      const apart: [string, string, number][] = [
        ['loans', 'postgres', 5432],
        ['gateway', 'postgres', 5432],
        ['gateway', 'nats', 4222],
      ];
      for (const [from, to, at] of apart) {
        const answers = await Promise.all(
          (await addresses(to)).map((address) => compose.inside(from, reach(address, at))),
        );
        for (const answer of answers) expect(answer, `${from} to ${to}`).toMatch(nothing);
      }
      expect(await compose.inside('books', reach('1.1.1.1', 443))).toMatch(nothing);
    });

    it('gives a service its own secrets and no other', async () => {
      const list = `console.log(require('node:fs').readdirSync('/run/secrets').sort().join())`;
      expect(await compose.inside('books', list)).toBe('books-broker-url,books-database-url');
      expect(await compose.inside('loans', list)).toBe('loans-broker-url,loans-client-secret');
    });

    it('has secrets that git does not see, and nobody else on this machine', async () => {
      expect((await repo.run('git', ['status', '--porcelain'])).stdout).toBe('');
      const { mode } = fs.statSync(join(repo.folder, 'deploy/compose/secrets'));
      expect(mode & 0o777).toBe(0o700);
      const again = await repo.run('npm', ['run', 'secrets']);
      expect(again.exitCode, again.all).toBe(0);
      // The same ones: what runs goes on with them.
      expect((await call('POST', '/books', { body: { title: 'Emma' } })).status).toBe(201);
    });

    it('has small images: the runtime, and little more', async () => {
      const size = async (image: string) =>
        Number(await docker('image', 'inspect', '--format', '{{.Size}}', image));
      const base = await size(runtime);
      for (const { Image, Config } of await compose.containers(...own)) {
        expect((await size(Image)) - base, Config.Image).toBeLessThan(OWN_BYTES);
      }
    });

    it('goes on with three of a service, also when one of them dies', async () => {
      await compose.run('up', '--detach', '--wait', '--no-recreate', '--scale', 'books=3');
      const replicas = await compose.containers('books');
      expect(replicas).toHaveLength(3);
      const book = await newBook();
      const answers = async () => {
        const calls = Array.from({ length: 20 }, () => call('GET', `/books/${book}`));
        return [...new Set((await Promise.all(calls)).map(({ status }) => status))];
      };
      const patience = { timeout: 60_000, interval: 500 };
      await expect.poll(answers, patience).toEqual([200]);
      const working = async () => {
        await answers();
        const logs = await Promise.all(replicas.map(({ Id }) => docker('logs', Id)));
        return logs.filter((log) => log.includes('"operation":"getBook"')).length;
      };
      await expect.poll(working, patience).toBe(3);
      await docker('kill', replicas[0].Id);
      await expect.poll(answers, patience).toEqual([200]);
      await compose.run('up', '--detach', '--wait', '--scale', 'books=1');
      expect(await compose.containers('books')).toHaveLength(1);
    });

    it('starts again what has ended by itself', async () => {
      const [{ Id, State }] = await compose.containers('loans');
      // As the kernel ends a process that has too much memory: Docker was not asked to stop it.
      process.kill(State.Pid, 'SIGKILL');
      const inspected = async () => JSON.parse(await docker('inspect', Id))[0];
      await expect.poll(inspected, { timeout: 60_000, interval: 500 }).toMatchObject({
        RestartCount: 1,
        State: { Running: true, Health: { Status: 'healthy' } },
      });
    });

    it('is stopped in good order', async () => {
      await compose.run('stop');
      for (const { Config, State } of await compose.containers()) {
        expect(State.ExitCode, Config.Labels['com.docker.compose.service']).toBe(0);
      }
    });

    it('is there again with its data', async () => {
      await compose.run('up', '--detach', '--wait');
      const { status, body } = await call('GET', '/books');
      expect(status).toBe(200);
      expect(body.items.length).toBeGreaterThan(0);
    });

    describe('with traces and logs', () => {
      const patience = { timeout: 60_000, interval: 1_000 };

      beforeAll(async () => {
        await provideImages('collector');
        files = await telemetryFiles(repo, runtime);
        // Not all of the profile: nothing stands in for Grafana and Prometheus.
        const wanted = ['gateway', 'collector', 'tempo', 'loki'];
        await compose.run(...files, 'up', '--detach', '--wait', ...wanted);
      });

      /** A loan of a book that is there, and the trace of that. */
      async function lend(): Promise<string> {
        const traceId = randomBytes(16).toString('hex');
        const headers = { traceparent: `00-${traceId}-${'1'.repeat(16)}-01` };
        const lent = async () => {
          const body = { book: await newBook(), days: 3 };
          return (await call('POST', '/loans', { body, headers })).status;
        };
        // All of it was just made anew, on a machine that may be busy.
        await expect.poll(lent, patience).toBe(201);
        return traceId;
      }

      it('keeps the spans of a request, which hang together', async () => {
        const traceId = await lend();
        const own = async () =>
          (await spansIn(compose, files)).filter((span) => span.traceId === traceId);
        const services = async () => [...new Set((await own()).map(({ service }) => service))];
        await expect
          .poll(async () => (await services()).sort(), patience)
          .toEqual(['books', 'gateway', 'loans']);
        const spans = await own();
        const ids = spans.map(({ spanId }) => spanId);
        const roots = spans.filter(({ parentSpanId = '' }) => !ids.includes(parentSpanId));
        expect([...new Set(roots.map(({ name }) => name))]).toEqual(['POST /loans']);
      });

      it('keeps the lines of a request, with its trace, and those of whatever else runs', async () => {
        const traceId = await lend();
        const services = async () => {
          const lines = await linesIn(compose, files);
          const own = lines.filter((line) => line.traceId === traceId);
          for (const { severity, text } of own) expect(text).toContain(`"level":"${severity}"`);
          return [...new Set(own.map(({ service }) => service))].sort();
        };
        await expect.poll(services, patience).toEqual(['books', 'gateway', 'loans']);
        // These write no JSON, and began before the collector did.
        const told = async (name: string) => {
          const lines = await linesIn(compose, files);
          const own = lines.filter(({ service }) => service === name);
          return own.map(({ text }) => text).join('\n');
        };
        await expect
          .poll(() => told('postgres'), patience)
          .toContain('ready to accept connections');
        await expect.poll(() => told('nats'), patience).toContain('Server is ready');
        await expect.poll(() => told('books-migrations'), patience).not.toBe('');
      });

      it('goes on while the collector is away, and starts; what was said meanwhile arrives', async () => {
        await compose.run(...files, 'stop', 'collector');
        await compose.run(...files, 'restart', 'books');
        await compose.run(...files, 'up', '--detach', '--wait', '--no-deps', 'books');
        const traceId = await lend();
        expect(await compose.run(...files, 'logs', 'loans')).toContain(traceId);
        await compose.run(...files, 'start', 'collector');
        const arrived = async () => {
          const own = (await linesIn(compose, files)).filter((line) => line.traceId === traceId);
          return [...new Set(own.map(({ service }) => service))].sort();
        };
        // Whoever has lost a connection tries again after half a minute at most.
        const more = { ...patience, timeout: 120_000 };
        await expect.poll(arrived, more).toEqual(['books', 'gateway', 'loans']);
      });

      it('has no container that could read what it is not sent', async () => {
        const own = (await compose.containers()).filter(
          ({ Config }) => Config.Labels['com.docker.compose.service'] === 'collector',
        );
        expect(own).toHaveLength(1);
        for (const { Config, HostConfig, Mounts } of own) {
          expect(Config.User).toBe('10001');
          expect(HostConfig).toMatchObject({ ReadonlyRootfs: true, CapDrop: ['ALL'] });
          const sources = Mounts.map(({ Source }: { Source: string }) => Source);
          expect(sources.every((source: string) => source.startsWith(repo.folder))).toBe(true);
        }
      });
    });
  },
);
