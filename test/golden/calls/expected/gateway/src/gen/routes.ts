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
      "name": "loans",
      "urlEnv": "LOANS_URL"
    },
    {
      "name": "readers",
      "urlEnv": "READERS_URL"
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
      "operation": "getBook",
      "service": "books",
      "method": "GET",
      "path": "/books/{id}",
      "auth": "anonymous",
      "timeoutMs": 800
    },
    {
      "operation": "feeOf",
      "service": "loans",
      "method": "GET",
      "path": "/fees",
      "auth": [
        "loans:read"
      ],
      "timeoutMs": 800
    },
    {
      "operation": "fineReader",
      "service": "loans",
      "method": "POST",
      "path": "/fines",
      "auth": [
        "loans:write"
      ],
      "timeoutMs": 800
    },
    {
      "operation": "getHold",
      "service": "books",
      "method": "GET",
      "path": "/holds/{id}",
      "auth": [
        "books:read"
      ],
      "timeoutMs": 800
    },
    {
      "operation": "listLoans",
      "service": "loans",
      "method": "GET",
      "path": "/loans",
      "auth": [
        "loans:read"
      ],
      "timeoutMs": 800
    },
    {
      "operation": "borrowBook",
      "service": "loans",
      "method": "POST",
      "path": "/loans",
      "auth": [
        "loans:write"
      ],
      "timeoutMs": 800
    },
    {
      "operation": "loansById",
      "service": "loans",
      "method": "POST",
      "path": "/loans/batch",
      "auth": [
        "loans:read"
      ],
      "timeoutMs": 800
    },
    {
      "operation": "quoteFees",
      "service": "loans",
      "method": "POST",
      "path": "/loans/quote",
      "auth": [
        "loans:read"
      ],
      "timeoutMs": 800
    },
    {
      "operation": "dropLoan",
      "service": "loans",
      "method": "DELETE",
      "path": "/loans/{id}",
      "auth": [
        "loans:write"
      ],
      "timeoutMs": 800
    },
    {
      "operation": "getLoan",
      "service": "loans",
      "method": "GET",
      "path": "/loans/{id}",
      "auth": [
        "loans:read"
      ],
      "timeoutMs": 800
    },
    {
      "operation": "extendLoan",
      "service": "loans",
      "method": "PUT",
      "path": "/loans/{id}",
      "auth": [
        "loans:write"
      ],
      "timeoutMs": 800
    },
    {
      "operation": "describeLoan",
      "service": "loans",
      "method": "GET",
      "path": "/loans/{id}/description",
      "auth": [
        "loans:read"
      ],
      "timeoutMs": 800
    },
    {
      "operation": "explainLoan",
      "service": "loans",
      "method": "GET",
      "path": "/loans/{id}/explanation",
      "auth": [
        "loans:read"
      ],
      "timeoutMs": 800
    },
    {
      "operation": "returnLoan",
      "service": "loans",
      "method": "POST",
      "path": "/loans/{id}/return",
      "auth": [
        "loans:write"
      ],
      "timeoutMs": 800
    },
    {
      "operation": "listReaders",
      "service": "readers",
      "method": "GET",
      "path": "/readers",
      "auth": [
        "readers:read"
      ],
      "timeoutMs": 800
    },
    {
      "operation": "createReader",
      "service": "readers",
      "method": "POST",
      "path": "/readers",
      "auth": [
        "readers:write"
      ],
      "timeoutMs": 800
    },
    {
      "operation": "deleteReader",
      "service": "readers",
      "method": "DELETE",
      "path": "/readers/{id}",
      "auth": [
        "readers:write"
      ],
      "timeoutMs": 800
    },
    {
      "operation": "getReader",
      "service": "readers",
      "method": "GET",
      "path": "/readers/{id}",
      "auth": [
        "readers:read"
      ],
      "timeoutMs": 800
    },
    {
      "operation": "updateReader",
      "service": "readers",
      "method": "PUT",
      "path": "/readers/{id}",
      "auth": [
        "readers:write"
      ],
      "timeoutMs": 800
    }
  ]
};
