import { expect, it } from 'vitest';
import { document } from '../../../scripts/bench/document.mjs';
import { around, resultOf } from './resultOf.ts';

it('is a page with the goals, the programs and the jobs', () => {
  const result = resultOf();
  const [ours] = result.programs;
  const peer = { ...ours, name: 'a|b', isOurs: false, release: '1.2.3', version: undefined };
  const broken = { ...peer, name: 'broken', help: { failure: 'exit 1: needs Node 99' } };
  const job = { ...result.jobs[1], id: undefined, title: 'theirs', services: undefined };
  const page = document({
    ...result,
    programs: [ours, peer, broken],
    jobs: [
      ...result.jobs,
      { ...job, like: 'ours-4', wall: around(2400), differing: 3 },
      { title: 'failed', like: 'ours-4', failure: 'exit 2: no' },
    ],
  });
  expect(page).toContain('2026-01-31: Node 26.0.0, 2 cores, Linux x64.');
  expect(page).toContain('| gateway + 4 services: at most 500 ms | 240 ms | met |');
  expect(page).toContain('| **ours** | this one | 40 (39–42) | 55 (54–57) | 1.8 | 50 | 2.0 | 1 |');
  expect(page).toContain('| a\\|b | 1.2.3 | has none | 55 (54–57) |');
  expect(page).toContain('| broken | 1.2.3 | has none | exit 1: needs Node 99 |');
  expect(page).toContain('| theirs | 2400 (2399–2402) | 240 | 50 | 10 | 12 | 3 | 10.0 |');
  expect(page).toContain('| failed | exit 2: no |');
});
