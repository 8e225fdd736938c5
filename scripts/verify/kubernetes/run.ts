#!/usr/bin/env node
// `npm run verify:kubernetes`: a rendered system on a real Kubernetes of one node, which it builds, starts and takes away.
// It needs root, Go, and a machine with Debian's packages; what is printed is a report. With KEEP set, what the parts have said
// stays in the temporary folder when something is not as it should be.
import { mkdtempSync, readFileSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import {
  dockerEnv,
  provideImages,
  startDocker,
  stopDocker,
} from '../../../test/e2e/support/docker.ts';
import { createRepo } from '../../../test/e2e/support/repo.ts';
import { PAUSE } from './config.ts';
import { removeGroups } from './groups.ts';
import { programs } from './programs.ts';

const name = 'lending';
const blueprint = `
schema: create-microservices/v1
system: { name: ${name} }
platform: { broker: nats, deploy: [kubernetes] }
gateway: { rateLimit: { perClient: 100000/min } }
services:
  books:
    entities: { Book: { fields: { title: string } } }
  loans:
    entities: { Loan: { fields: { book: books.Book, days: integer } } }
    operations:
      lend: { kind: command, http: POST /loans, auth: [loans:write], writes: [Loan], calls: [books.getBook] }
      getLoan: { kind: query, http: "GET /loans/{id}", auth: [loans:read], reads: [Loan] }
    subscribes:
      - { event: books.book-deleted, then: delete-referring }
`;

const { pause } = programs();
const lacks = await startDocker();
if (lacks !== undefined) throw new Error(`no Docker: ${lacks}`);
await provideImages('node', 'distroless', 'postgres', 'nats');

const repo = await createRepo(blueprint);
// A path of a socket is short.
const folder = mkdtempSync(join(tmpdir(), 'k8s-'));
try {
  const inRepo = { cwd: repo.folder, env: { ...dockerEnv, NO_COLOR: '1' } };
  // As the page of the repo says it.
  const page = readFileSync(join(repo.folder, 'docs/kubernetes.md'), 'utf8');
  const builds = page.match(/^docker build .*:dev \.$/gm) ?? [];
  for (const [index, line] of builds.entries()) {
    const dockerfile = join(repo.folder, /--file (\S+)/.exec(line)?.[1] ?? '');
    // An engine before 23 takes a Dockerfile for the last one when both are of one size and were written at one moment.
    utimesSync(dockerfile, new Date(), new Date(Date.now() - 1_000 * index));
    await execa('sh', ['-c', line], inRepo);
  }
  await execa('npm', ['run', 'secrets'], inRepo);
  const { stdout: token } = await execa('npm', ['run', '-s', 'token'], inRepo);
  const tar = ['--create', '--directory', join(pause, '..'), 'pause'];
  const layer = execa('tar', tar, { encoding: 'buffer' });
  const change = ['--change', 'ENTRYPOINT ["/pause"]'];
  await layer.pipe('docker', ['import', ...change, '-', PAUSE], { env: dockerEnv });

  const own = builds.map((line) => /--tag (\S+)/.exec(line)?.[1] ?? '');
  const inside = fileURLToPath(new URL('inside.ts', import.meta.url));
  const overlay = join(repo.folder, 'deploy/kubernetes/overlays/dev');
  const { exitCode } = await execa(
    'unshare',
    [
      ...['--net', '--mount', '--pid', '--fork', '--kill-child', '--mount-proc'],
      ...[process.execPath, inside, folder, overlay, name, ...own, 'postgres:18', 'nats:2-alpine'],
    ],
    { stdio: 'inherit', reject: false, env: { ...dockerEnv, VERIFY_TOKEN: token.trim() } },
  );
  process.exitCode = exitCode;
} finally {
  await removeGroups();
  if (process.exitCode === 0 || process.env.KEEP === undefined)
    rmSync(folder, { recursive: true, force: true });
  await repo.remove();
  await stopDocker();
}
