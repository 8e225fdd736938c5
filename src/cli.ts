import { version } from './version.ts';

// `--version` alone needs no parser of flags: half of its time would go into loading one.
const isVersion = process.argv.length === 3 && /^(-v|--version)$/.test(process.argv[2] ?? '');

if (isVersion) {
  process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => {
    if (code !== 'EPIPE') process.exitCode = 1;
  });
  process.stdout.write(`${version}\n`);
} else {
  const { main } = await import('./program.ts');
  process.exitCode = await main();
}
