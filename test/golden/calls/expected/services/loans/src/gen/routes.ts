// Generated from microservices.yaml: change it there.
import type * as chassis from '@local/chassis';
import { route as borrowBookRoute } from '../api/borrow-book.ts';
import { route as describeLoanRoute } from '../api/describe-loan.ts';
import { route as dropLoanRoute } from '../api/drop-loan.ts';
import { route as explainLoanRoute } from '../api/explain-loan.ts';
import { route as extendLoanRoute } from '../api/extend-loan.ts';
import { route as feeOfRoute } from '../api/fee-of.ts';
import { route as fineReaderRoute } from '../api/fine-reader.ts';
import { route as getLoanRoute } from '../api/get-loan.ts';
import { route as listLoansRoute } from '../api/list-loans.ts';
import { route as loansByIdRoute } from '../api/loans-by-id.ts';
import { route as quoteFeesRoute } from '../api/quote-fees.ts';
import { route as returnLoanRoute } from '../api/return-loan.ts';

export const routes: chassis.Route[] = [
  borrowBookRoute,
  describeLoanRoute,
  dropLoanRoute,
  explainLoanRoute,
  extendLoanRoute,
  feeOfRoute,
  fineReaderRoute,
  getLoanRoute,
  listLoansRoute,
  loansByIdRoute,
  quoteFeesRoute,
  returnLoanRoute,
];
