import { quote } from '../../../blueprint/quote.ts';
import type { Import } from '../../../code/model.ts';
import type { Rule } from '../../rule.ts';
import { sources } from '../../sources.ts';
import { packageOf, serverPackages } from './adapters.ts';
import { foundInCode } from './sourcesIn.ts';

export const unknownRoute: Rule = {
  id: 'CODE009',
  severity: 'error',
  title: 'a route that is not in the contract',
  why: 'The gateway does not pass it on, no client is made for it, no test of conformance calls it, and whoever reads the contract does not know that it is open.',
  repairs: [
    'Declare an operation with that path.',
    'Take it out; health and metrics are served by the chassis, on a port of their own.',
  ],
  sources: [sources.reflexion, sources.apiSecurity],
  check: (view) => [
    ...foundInCode(view, 'routes', ({ method, path }, { service }) => {
      const isInContract = service.operations.some(
        ({ http }) => http?.path === path && (method === undefined || http.method === method),
      );
      if (isInContract) return undefined;
      const route = method === undefined ? path : `${method} ${path}`;
      return {
        message: `serves ${quote(route)}, which is no operation of ${service.name}`,
        hint: `Declare it: operations: { name: { http: "${method ?? 'GET'} ${path}", ... } }.`,
      };
    }),
    ...foundInCode(view, 'imports', (taken, { file }) => {
      if (file.ring === undefined || !opensServer(taken)) return undefined;
      return {
        message: `opens a server of its own, with ${quote(taken.specifier)}`,
        hint: 'Declare operations: the chassis serves them, with authentication, deadlines and traces.',
      };
    }),
  ],
};

const ofNode = new Set(['node:http', 'node:https', 'node:http2']);
const creating = new Set(['createServer', 'createSecureServer', 'Server']);

function opensServer({ specifier, path, names }: Import): boolean {
  if (path !== undefined) return false;
  const name = packageOf(specifier);
  if (ofNode.has(name)) return names.some((each) => creating.has(each));
  return serverPackages.has(name);
}
