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
      "name": "archive",
      "urlEnv": "ARCHIVE_URL"
    },
    {
      "name": "delivery",
      "urlEnv": "DELIVERY_URL"
    },
    {
      "name": "franking",
      "urlEnv": "FRANKING_URL"
    },
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
      "operation": "getCharge",
      "service": "franking",
      "method": "GET",
      "path": "/charges/{id}",
      "auth": [
        "franking:read"
      ],
      "timeoutMs": 800
    },
    {
      "operation": "payCharge",
      "service": "franking",
      "method": "POST",
      "path": "/charges/{id}/pay",
      "auth": [
        "franking:write"
      ],
      "timeoutMs": 800
    },
    {
      "operation": "listFolders",
      "service": "archive",
      "method": "GET",
      "path": "/folders",
      "auth": [
        "archive:read"
      ],
      "timeoutMs": 800
    },
    {
      "operation": "createFolder",
      "service": "archive",
      "method": "POST",
      "path": "/folders",
      "auth": [
        "archive:write"
      ],
      "timeoutMs": 800
    },
    {
      "operation": "deleteFolder",
      "service": "archive",
      "method": "DELETE",
      "path": "/folders/{id}",
      "auth": [
        "archive:write"
      ],
      "timeoutMs": 800
    },
    {
      "operation": "getFolder",
      "service": "archive",
      "method": "GET",
      "path": "/folders/{id}",
      "auth": [
        "archive:read"
      ],
      "timeoutMs": 800
    },
    {
      "operation": "updateFolder",
      "service": "archive",
      "method": "PUT",
      "path": "/folders/{id}",
      "auth": [
        "archive:write"
      ],
      "timeoutMs": 800
    },
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
      "operation": "sendParcel",
      "service": "delivery",
      "method": "POST",
      "path": "/parcels",
      "auth": [
        "delivery:write"
      ],
      "timeoutMs": 800
    },
    {
      "operation": "planRound",
      "service": "delivery",
      "method": "POST",
      "path": "/rounds",
      "auth": [
        "delivery:write",
        "senders:read"
      ],
      "timeoutMs": 800
    },
    {
      "operation": "describeRound",
      "service": "delivery",
      "method": "GET",
      "path": "/rounds/{id}/description",
      "auth": [
        "delivery:read"
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
