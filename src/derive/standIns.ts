import type { Blueprint, Service } from '../blueprint/types.ts';
import { answerExample } from './answerExample.ts';
import { askedAt, calleesOf } from './calls.ts';
import { statusOf } from './models.ts';
import { urlEnv } from './urlEnv.ts';

/** What answers in place of the services that a service calls, in its own tests. */
export function standIns(service: Service, blueprint: Blueprint) {
  return calleesOf(service, blueprint).map(({ callee, operations }) => ({
    name: callee.name,
    urlEnv: urlEnv(callee),
    operations: Object.fromEntries(
      operations.map((operation) => [
        operation.name,
        {
          method: operation.http?.method ?? 'GET',
          path: askedAt(operation, blueprint)?.path ?? '',
          status: statusOf(operation),
          answer: answerExample(operation, callee),
        },
      ]),
    ),
  }));
}
