/** What services use. */

export * from './api/index.ts';
export type { Page, PageQuery, Repository, Where } from './data/repository.ts';
export { repository } from './data/repository.ts';
export type { Deadline } from './deadline.ts';
export type { Caller, Reply, Request, Route } from './http/route.ts';
export type { Logger } from './log.ts';
export type * from './model.ts';
export type { Part } from './part.ts';
export { Problem, type ProblemType, reject } from './problem.ts';
export { migrateService, startService } from './service.ts';
export type { Sql, Store, Tx } from './store/port.ts';
