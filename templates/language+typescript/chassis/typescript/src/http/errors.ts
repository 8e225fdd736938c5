import { invalid, Problem, type ProblemType } from '../problem.ts';

/** Anything that was thrown, as the problem that callers get. What is not in the table is `internal`. */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const type = Object.hasOwn(framework, code) ? framework[code] : undefined;
  if (type === undefined) return new Problem('internal', undefined, { cause: error });
  if (type !== 'validation-failed') return new Problem(type);
  const [part, message] = code === 'FST_ERR_BAD_URL' ? badPath : badJson;
  return invalid([{ in: part, path: '', message }]);
}

const badPath = ['path', 'is not well encoded'] as const;
const badJson = ['body', 'is not valid JSON'] as const;

/** What the HTTP framework throws before a route is reached. */
const framework: Record<string, ProblemType> = {
  FST_ERR_BAD_URL: 'validation-failed',
  FST_ERR_CTP_INVALID_JSON_BODY: 'validation-failed',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'malformed-request',
  FST_ERR_CTP_BODY_TOO_LARGE: 'payload-too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported-media-type',
};
