export { usePostgres } from './postgres/external.ts';
export { type Postgres, type PostgresOptions, startPostgres } from './postgres/server.ts';
