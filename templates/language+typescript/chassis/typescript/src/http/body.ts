import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { invalid, Problem } from '../problem.ts';
import { unstorable } from './validate.ts';

/** Bodies are JSON and nothing else (SPEC.md, HTP-4 and VAL-5). */
export function readJsonBodies(app: FastifyInstance): void {
  // Refuses `__proto__` and `constructor.prototype`, which would reach into every object.
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser<string>(
    'application/json',
    { parseAs: 'string' },
    (request, text, done) => {
      if (text === '') return done(null);
      parse(request, text, (error, value) => {
        if (error) return done(error);
        const faults = unstorable(text, value);
        return faults.length > 0 ? done(invalid(faults)) : done(null, value);
      });
    },
  );
  app.addContentTypeParser('*', (_request, payload, done) => {
    if (isEmpty(payload as IncomingMessage)) done(null);
    else done(new Problem('unsupported-media-type'));
  });
}

function isEmpty({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] === undefined && Number(headers['content-length'] ?? 0) === 0;
}
