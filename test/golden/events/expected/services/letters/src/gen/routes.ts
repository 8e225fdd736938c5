// Generated from microservices.yaml: change it there.
import type * as chassis from '@local/chassis';
import { route as burnLetterRoute } from '../api/burn-letter.ts';
import { route as getLetterRoute } from '../api/get-letter.ts';
import { route as readLetterRoute } from '../api/read-letter.ts';
import { route as sendLetterRoute } from '../api/send-letter.ts';
import { route as stampLetterRoute } from '../api/stamp-letter.ts';
import { route as writeLetterRoute } from '../api/write-letter.ts';

export const routes: chassis.Route[] = [
  burnLetterRoute,
  getLetterRoute,
  readLetterRoute,
  sendLetterRoute,
  stampLetterRoute,
  writeLetterRoute,
];
