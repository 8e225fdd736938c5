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
      "name": "books",
      "urlEnv": "BOOKS_URL"
    },
    {
      "name": "members",
      "urlEnv": "MEMBERS_URL"
    }
  ],
  "routes": [
    {
      "operation": "listBooks",
      "service": "books",
      "method": "GET",
      "path": "/books",
      "auth": "anonymous",
      "timeoutMs": 800
    },
    {
      "operation": "addBook",
      "service": "books",
      "method": "POST",
      "path": "/books",
      "auth": [
        "books:write"
      ],
      "timeoutMs": 800
    },
    {
      "operation": "removeBook",
      "service": "books",
      "method": "DELETE",
      "path": "/books/{id}",
      "auth": [
        "books:write"
      ],
      "timeoutMs": 800
    },
    {
      "operation": "getBook",
      "service": "books",
      "method": "GET",
      "path": "/books/{id}",
      "auth": "anonymous",
      "timeoutMs": 800
    },
    {
      "operation": "changePages",
      "service": "books",
      "method": "PUT",
      "path": "/books/{id}/pages",
      "auth": [
        "books:write"
      ],
      "timeoutMs": 800
    },
    {
      "operation": "addGroup",
      "service": "books",
      "method": "POST",
      "path": "/groups",
      "auth": [
        "books:write"
      ],
      "timeoutMs": 800
    },
    {
      "operation": "listUsers",
      "service": "members",
      "method": "GET",
      "path": "/users",
      "auth": [
        "members:read"
      ],
      "timeoutMs": 800
    },
    {
      "operation": "createUser",
      "service": "members",
      "method": "POST",
      "path": "/users",
      "auth": [
        "members:write"
      ],
      "timeoutMs": 800
    },
    {
      "operation": "deleteUser",
      "service": "members",
      "method": "DELETE",
      "path": "/users/{id}",
      "auth": [
        "members:write"
      ],
      "timeoutMs": 800
    },
    {
      "operation": "getUser",
      "service": "members",
      "method": "GET",
      "path": "/users/{id}",
      "auth": [
        "members:read"
      ],
      "timeoutMs": 800
    },
    {
      "operation": "updateUser",
      "service": "members",
      "method": "PUT",
      "path": "/users/{id}",
      "auth": [
        "members:write"
      ],
      "timeoutMs": 800
    }
  ]
};
