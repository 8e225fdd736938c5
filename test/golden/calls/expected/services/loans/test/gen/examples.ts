// Generated from microservices.yaml: change it there.
import type { EntityExample, Example } from '@local/chassis/testing';
import { entity as fineEntity, type FineFields } from '../../src/gen/entities/fine.ts';
import { entity as loanEntity, type LoanFields } from '../../src/gen/entities/loan.ts';

const fineFields: FineFields = {
  "loan": "01890a5d-ac96-774b-bcce-b302099a8057",
  "readerId": "01890a5d-ac96-774b-bcce-b302099a8057",
  "reasonText": "example",
  "cents": 1
};
const loanFields: LoanFields = {
  "bookId": "01890a5d-ac96-774b-bcce-b302099a8057",
  "title": "example",
  "days": 1,
  "status": "open"
};

/** A valid example of each entity. */
export const examples = {
  Fine: { entity: fineEntity, fields: fineFields, references: {
  "loan": "Loan"
} },
  Loan: { entity: loanEntity, fields: loanFields, references: {} },
} satisfies Record<string, EntityExample>;

/** A valid input of each command, by entity and what it does to it, or by its own name. */
export const inputs = {
  borrowBook: {
  "fields": {
    "bookId": "01890a5d-ac96-774b-bcce-b302099a8057",
    "days": 1
  },
  "references": {}
},
  describeLoan: {
  "fields": {},
  "references": {}
},
  dropLoan: {
  "fields": {},
  "references": {}
},
  explainLoan: {
  "fields": {},
  "references": {}
},
  extendLoan: {
  "fields": {
    "days": 1
  },
  "references": {}
},
  feeOf: {
  "fields": {
    "bookId": "01890a5d-ac96-774b-bcce-b302099a8057"
  },
  "references": {}
},
  fineReader: {
  "fields": {
    "loan": "01890a5d-ac96-774b-bcce-b302099a8057",
    "readerId": "01890a5d-ac96-774b-bcce-b302099a8057",
    "reasonText": "example"
  },
  "references": {
    "loan": "Loan"
  }
},
  getLoan: {
  "fields": {},
  "references": {}
},
  listLoans: {
  "fields": {},
  "references": {}
},
  loansById: {
  "fields": {
    "ids": [
      "01890a5d-ac96-774b-bcce-b302099a8057"
    ]
  },
  "references": {}
},
  quoteFees: {
  "fields": {
    "bookIds": [
      "01890a5d-ac96-774b-bcce-b302099a8057"
    ]
  },
  "references": {}
},
  returnLoan: {
  "fields": {},
  "references": {}
},
} satisfies Record<string, Example | Record<string, Example>>;
