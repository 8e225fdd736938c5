// Generated from microservices.yaml: change it there.
import { type TestService, testService } from '@local/chassis/testing';
import { routes } from '../../src/gen/routes.ts';
import { service } from '../../src/gen/service.ts';

const migrations = new URL('../../migrations/', import.meta.url);

/** The service in this process, with a store, an issuer and stand-ins for those that it calls. */
export function start(): Promise<TestService> {
  return testService(service, routes, migrations, { callees: [
  {
    "name": "books",
    "urlEnv": "BOOKS_URL",
    "operations": {
      "booksById": {
        "method": "POST",
        "path": "/internal/books:batchGet",
        "status": 200,
        "answer": [
          {
            "id": "01890a5d-ac96-774b-bcce-b302099a8057",
            "title": "example",
            "feeCents": 0,
            "copies": 1,
            "version": 1,
            "createdAt": "2026-01-31T12:00:00.000Z",
            "updatedAt": "2026-01-31T12:00:00.000Z"
          }
        ]
      },
      "getBook": {
        "method": "GET",
        "path": "/books/{id}",
        "status": 200,
        "answer": {
          "id": "01890a5d-ac96-774b-bcce-b302099a8057",
          "title": "example",
          "feeCents": 0,
          "copies": 1,
          "version": 1,
          "createdAt": "2026-01-31T12:00:00.000Z",
          "updatedAt": "2026-01-31T12:00:00.000Z"
        }
      },
      "holdBook": {
        "method": "POST",
        "path": "/internal/holds",
        "status": 201,
        "answer": {
          "id": "01890a5d-ac96-774b-bcce-b302099a8057",
          "book": "01890a5d-ac96-774b-bcce-b302099a8057",
          "reader": "example",
          "version": 1,
          "createdAt": "2026-01-31T12:00:00.000Z",
          "updatedAt": "2026-01-31T12:00:00.000Z"
        }
      }
    }
  },
  {
    "name": "readers",
    "urlEnv": "READERS_URL",
    "operations": {
      "getReader": {
        "method": "GET",
        "path": "/readers/{id}",
        "status": 200,
        "answer": {
          "id": "01890a5d-ac96-774b-bcce-b302099a8057",
          "name": "example",
          "mail": "someone@example.com",
          "version": 1,
          "createdAt": "2026-01-31T12:00:00.000Z",
          "updatedAt": "2026-01-31T12:00:00.000Z"
        }
      }
    }
  }
] });
}
