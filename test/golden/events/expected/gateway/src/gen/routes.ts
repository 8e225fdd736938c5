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
      "name": "letters",
      "urlEnv": "LETTERS_URL"
    },
    {
      "name": "senders",
      "urlEnv": "SENDERS_URL"
    }
  ],
  "routes": [
    {
      "operation": "writeLetter",
      "service": "letters",
      "method": "POST",
      "path": "/letters",
      "auth": [
        "letters:write"
      ],
      "timeoutMs": 800
    },
    {
      "operation": "burnLetter",
      "service": "letters",
      "method": "DELETE",
      "path": "/letters/{id}",
      "auth": [
        "letters:write"
      ],
      "timeoutMs": 800
    },
    {
      "operation": "getLetter",
      "service": "letters",
      "method": "GET",
      "path": "/letters/{id}",
      "auth": [
        "letters:read"
      ],
      "timeoutMs": 800
    },
    {
      "operation": "sendLetter",
      "service": "letters",
      "method": "POST",
      "path": "/letters/{id}/send",
      "auth": [
        "letters:write"
      ],
      "timeoutMs": 800
    },
    {
      "operation": "listSenders",
      "service": "senders",
      "method": "GET",
      "path": "/senders",
      "auth": [
        "senders:read"
      ],
      "timeoutMs": 800
    },
    {
      "operation": "createSender",
      "service": "senders",
      "method": "POST",
      "path": "/senders",
      "auth": [
        "senders:write"
      ],
      "timeoutMs": 800
    },
    {
      "operation": "deleteSender",
      "service": "senders",
      "method": "DELETE",
      "path": "/senders/{id}",
      "auth": [
        "senders:write"
      ],
      "timeoutMs": 800
    },
    {
      "operation": "getSender",
      "service": "senders",
      "method": "GET",
      "path": "/senders/{id}",
      "auth": [
        "senders:read"
      ],
      "timeoutMs": 800
    },
    {
      "operation": "updateSender",
      "service": "senders",
      "method": "PUT",
      "path": "/senders/{id}",
      "auth": [
        "senders:write"
      ],
      "timeoutMs": 800
    }
  ]
};
