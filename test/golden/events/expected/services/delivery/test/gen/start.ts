// Generated from microservices.yaml: change it there.
import { type TestService, testService } from '@local/chassis/testing';
import { routes } from '../../src/gen/routes.ts';
import { service } from '../../src/gen/service.ts';

const migrations = new URL('../../migrations/', import.meta.url);

/** The service in this process, with a store, an issuer and stand-ins for those that it calls. */
export function start(): Promise<TestService> {
  return testService(service, routes, migrations, { callees: [
  {
    "name": "letters",
    "urlEnv": "LETTERS_URL",
    "operations": {
      "readLetter": {
        "method": "GET",
        "path": "/internal/letters/{id}",
        "status": 200,
        "answer": {
          "id": "01890a5d-ac96-774b-bcce-b302099a8057",
          "author": "example",
          "senderId": "01890a5d-ac96-774b-bcce-b302099a8057",
          "status": "written",
          "pages": 1,
          "stamps": [
            {
              "cents": 1
            }
          ],
          "version": 1,
          "createdAt": "2026-01-31T12:00:00.000Z",
          "updatedAt": "2026-01-31T12:00:00.000Z"
        }
      },
      "stampLetter": {
        "method": "POST",
        "path": "/internal/letters/{id}/stamp",
        "status": 200,
        "answer": {
          "id": "01890a5d-ac96-774b-bcce-b302099a8057",
          "author": "example",
          "senderId": "01890a5d-ac96-774b-bcce-b302099a8057",
          "status": "written",
          "pages": 1,
          "stamps": [
            {
              "cents": 1
            }
          ],
          "version": 1,
          "createdAt": "2026-01-31T12:00:00.000Z",
          "updatedAt": "2026-01-31T12:00:00.000Z"
        }
      }
    }
  },
  {
    "name": "senders",
    "urlEnv": "SENDERS_URL",
    "operations": {
      "getSender": {
        "method": "GET",
        "path": "/senders/{id}",
        "status": 200,
        "answer": {
          "id": "01890a5d-ac96-774b-bcce-b302099a8057",
          "name": "example",
          "phone": "example",
          "version": 1,
          "createdAt": "2026-01-31T12:00:00.000Z",
          "updatedAt": "2026-01-31T12:00:00.000Z"
        }
      }
    }
  }
] });
}
