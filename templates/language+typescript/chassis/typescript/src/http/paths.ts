import type { OperationModel } from '../model.ts';

/** `/things/{id}` as Fastify writes it: `/things/:id`. A colon of the path's own is doubled. */
export function toFastifyPath(path: string): string {
  return (
    path
      .replaceAll(':', '::')
      // A parameter that text follows, as in `/things/{id}:close`, ends where the text begins.
      .replaceAll(/\{(\w+)\}(?=[^/])/g, ':$1([^/:]+)')
      .replaceAll(/\{(\w+)\}/g, ':$1')
  );
}

/** Which methods a path has: asked only when a request found no route. */
export type AllowedMethods = (path: string) => string[];

export function allowedMethods(
  operations: readonly Pick<OperationModel, 'method' | 'path'>[],
): AllowedMethods {
  const forms = operations.map(({ method, path }) => ({
    methods: method === 'GET' ? ['GET', 'HEAD'] : [method],
    form: new RegExp(
      `^${path
        .split(/\{\w+\}/)
        .map(literal)
        .join('[^/]+')}$`,
    ),
  }));
  return (path) => {
    const found = forms.filter(({ form }) => form.test(path)).flatMap(({ methods }) => methods);
    return [...new Set(found)].sort();
  };
}

/** `RegExp.escape` needs Node 24. */
function literal(text: string): string {
  return text.replaceAll(/[^\w/]/g, '\\$&');
}
