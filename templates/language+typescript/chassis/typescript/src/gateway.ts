/** What the gateway uses. */
export { type Span, SpanStatusCode } from '@opentelemetry/api';
export { type FastifyInstance, type FastifyReply, type FastifyRequest, fastify } from 'fastify';
export { Agent, type Dispatcher, Pool } from 'undici';
export * from './auth.ts';
export * from './config.ts';
export * from './deadline.ts';
export * from './http/breaker.ts';
export * from './http/broken.ts';
export * from './http/close-server.ts';
export * from './http/errors.ts';
export * from './http/observe.ts';
export * from './http/paths.ts';
export type { Caller } from './http/route.ts';
export type { ApiServer } from './http/server.ts';
export * from './http/successor.ts';
export * from './log.ts';
export * from './problem.ts';
export * from './process.ts';
export * from './readiness.ts';
export * from './settings.ts';
export * from './telemetry/http-client.ts';
export { buckets, meter, startMetrics } from './telemetry/metrics.ts';
export { startTracing, type Tracing, traceHeaders } from './telemetry/tracing.ts';

/** Folder with the scripts and styles of the page that shows the contract. */
export const swaggerUiFiles = new URL('./static/', import.meta.resolve('@fastify/swagger-ui'));
