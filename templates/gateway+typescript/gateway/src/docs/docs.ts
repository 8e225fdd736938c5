import { readFile } from 'node:fs/promises';
import { type Named, swaggerUiFiles } from '@local/chassis/gateway';
import type { Exchange } from '../edge/exchange.ts';
import { PAGE, START } from './page.ts';

/** The page runs its own files and asks this gateway, and nothing else. */
export const DOCS_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

export interface DocsPage extends Named {
  method: 'GET';
  serve(exchange: Exchange): Promise<void>;
}

/**
 * The contract, and a page to browse and try it that needs no network: Swagger UI, from the files
 * that `@fastify/swagger-ui` carries.
 */
export function createDocs(openapi: object): readonly DocsPage[] {
  const contract = JSON.stringify(openapi);
  return [
    page('openapi', '/openapi.json', 'application/json; charset=utf-8', () => contract),
    page('docs', '/docs', 'text/html; charset=utf-8', () => PAGE),
    page('docs', '/docs/start.js', 'text/javascript; charset=utf-8', () => START),
    page('docs', '/docs/swagger-ui.css', 'text/css; charset=utf-8', file('swagger-ui.css')),
    page(
      'docs',
      '/docs/swagger-ui.js',
      'text/javascript; charset=utf-8',
      file('swagger-ui-bundle.js'),
    ),
  ];
}

type Content = string | Buffer;

function page(
  name: string,
  path: string,
  type: string,
  content: () => Content | Promise<Content>,
): DocsPage {
  return {
    name,
    path,
    method: 'GET',
    async serve(exchange) {
      try {
        const body = await content();
        const length = String(Buffer.byteLength(body));
        exchange.answer(200, [
          'content-type',
          type,
          'content-length',
          length,
          'cache-control',
          'no-cache',
        ]);
        exchange.response.end(body);
      } catch (error) {
        exchange.refuse(error);
      }
    },
  };
}

/** Read when somebody looks at the documentation for the first time. */
function file(name: string): () => Promise<Buffer> {
  let content: Promise<Buffer> | undefined;
  return () => {
    content ??= readFile(new URL(name, swaggerUiFiles));
    return content;
  };
}
