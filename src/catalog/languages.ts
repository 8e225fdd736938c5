import type { Axis, LanguageOption } from './types.ts';

export const language: Axis<LanguageOption> = {
  id: 'language',
  label: 'Language',
  preference: ['typescript'],
  options: [
    {
      id: 'typescript',
      label: 'TypeScript',
      hint: 'Node.js without a build step',
      rendered: true,
      tags: ['typescript'],
      toolchain: {
        engine: '>=22.19.0',
        images: {
          build: 'node:26-slim',
          pipeline: 'node:26',
          runtime: 'gcr.io/distroless/nodejs26-debian13:nonroot',
        },
        packages: {
          '@fastify/swagger-ui': '6.1.3',
          '@opentelemetry/api': '1.10.0',
          '@opentelemetry/context-async-hooks': '3.1.0',
          '@opentelemetry/core': '3.1.0',
          '@opentelemetry/exporter-prometheus': '0.301.0',
          '@opentelemetry/exporter-trace-otlp-http': '0.301.0',
          '@opentelemetry/resources': '3.1.0',
          '@opentelemetry/sdk-metrics': '3.1.0',
          '@opentelemetry/sdk-trace': '3.1.0',
          ajv: '8.20.0',
          'ajv-formats': '3.0.1',
          fastify: '5.12.8',
          jose: '6.2.17',
          pino: '10.4.0',
          undici: '8.12.4',
        },
        devPackages: {
          '@biomejs/biome': '2.5.6',
          '@types/node': '26.6.6',
          typescript: '7.0.2',
          yaml: '2.9.1',
        },
        bundler: { esbuild: '0.28.2' },
      },
    },
    { id: 'go', label: 'Go', hint: 'one static binary', rendered: false, tags: ['go'] },
    { id: 'python', label: 'Python', hint: 'close to data', rendered: false, tags: ['python'] },
  ],
};
