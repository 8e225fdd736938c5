import { oncePer } from './once.ts';
import type { Service } from './system.ts';
import { type Handler, startUpstream, type Upstream } from './upstream.ts';

type Callee = Service['callees'][number];

/** A stand-in for a service that is called: it answers with examples of its contract. */
export function startCallee(callee: Callee): Promise<Upstream> {
  return startUpstream(examplesOf(callee));
}

export function examplesOf({ operations }: Callee): Handler {
  const answers = Object.values(operations).map((operation) => ({
    ...operation,
    form: new RegExp(
      `^${operation.path
        .split(/\{\w+\}/)
        .map(escaped)
        .join('[^/]+')}$`,
    ),
  }));
  return ({ method, url }, response) => {
    const path = url.split('?', 1)[0] ?? '';
    const found = answers.find((each) => each.method === method && each.form.test(path));
    response.writeHead(found?.status ?? 404, { 'content-type': 'application/json' });
    response.end(found?.answer === undefined ? '' : JSON.stringify(found.answer));
  };
}

const escaped = (text: string) => text.replaceAll(/[^\w/]/g, '\\$&');

/** Where those listen that a service calls, as long as a test is not about calls. */
export const calleeUrls = oncePer(async ({ callees }: Service): Promise<Record<string, string>> => {
  const started = callees.map(async (each) => [each.name, (await startCallee(each)).url] as const);
  return Object.fromEntries(await Promise.all(started));
});
