// Generated from microservices.yaml: change it there.
import type { GatewayModel } from '../routes/route.ts';

export const gateway: GatewayModel = {
  "name": "gateway",
  "rateLimit": {
    "requests": 600,
    "windowSeconds": 60
  },
  "services": [
    {
      "name": "notes",
      "urlEnv": "NOTES_URL"
    }
  ],
  "routes": [
    {
      "operation": "listMemos",
      "service": "notes",
      "method": "GET",
      "path": "/memos",
      "successor": "/notes",
      "auth": [
        "notes:read"
      ],
      "timeoutMs": 800
    },
    {
      "operation": "createMemo",
      "service": "notes",
      "method": "POST",
      "path": "/memos",
      "successor": "/notes",
      "auth": [
        "notes:write"
      ],
      "timeoutMs": 800
    },
    {
      "operation": "deleteMemo",
      "service": "notes",
      "method": "DELETE",
      "path": "/memos/{id}",
      "successor": "/notes/{id}",
      "auth": [
        "notes:write"
      ],
      "timeoutMs": 800
    },
    {
      "operation": "getMemo",
      "service": "notes",
      "method": "GET",
      "path": "/memos/{id}",
      "successor": "/notes/{id}",
      "auth": [
        "notes:read"
      ],
      "timeoutMs": 800
    },
    {
      "operation": "updateMemo",
      "service": "notes",
      "method": "PUT",
      "path": "/memos/{id}",
      "successor": "/notes/{id}",
      "auth": [
        "notes:write"
      ],
      "timeoutMs": 800
    },
    {
      "operation": "listNotes",
      "service": "notes",
      "method": "GET",
      "path": "/notes",
      "auth": [
        "notes:read"
      ],
      "timeoutMs": 800
    },
    {
      "operation": "createNote",
      "service": "notes",
      "method": "POST",
      "path": "/notes",
      "auth": [
        "notes:write"
      ],
      "timeoutMs": 800
    },
    {
      "operation": "deleteNote",
      "service": "notes",
      "method": "DELETE",
      "path": "/notes/{id}",
      "auth": [
        "notes:write"
      ],
      "timeoutMs": 800
    },
    {
      "operation": "getNote",
      "service": "notes",
      "method": "GET",
      "path": "/notes/{id}",
      "auth": [
        "notes:read"
      ],
      "timeoutMs": 800
    },
    {
      "operation": "updateNote",
      "service": "notes",
      "method": "PUT",
      "path": "/notes/{id}",
      "auth": [
        "notes:write"
      ],
      "timeoutMs": 800
    }
  ]
};
