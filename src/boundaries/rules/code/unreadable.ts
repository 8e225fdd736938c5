import type { Rule } from '../../rule.ts';
import { sources } from '../../sources.ts';
import { inCode } from '../../view.ts';
import { sourcesIn } from './sourcesIn.ts';

export const unreadable: Rule = {
  id: 'CODE001',
  severity: 'error',
  title: 'a source that cannot be read',
  why: 'It is neither TypeScript nor JavaScript from some place on, so nothing can be said of what it does.',
  repairs: ['Write what the parser asks for.'],
  sources: [sources.language],
  check: (view) =>
    sourcesIn(view).flatMap(({ file }) => {
      const { unreadable: found } = file;
      if (found === undefined) return [];
      return [{ ...inCode(file, found), message: `${file.path} cannot be read: ${found.why}` }];
    }),
};
