// Generated from microservices.yaml: change it there.
import type * as chassis from '@local/chassis';
import { route as addBookRoute } from '../api/add-book.ts';
import { route as booksByIdRoute } from '../api/books-by-id.ts';
import { route as getBookRoute } from '../api/get-book.ts';
import { route as getHoldRoute } from '../api/get-hold.ts';
import { route as holdBookRoute } from '../api/hold-book.ts';
import { route as listBooksRoute } from '../api/list-books.ts';

export const routes: chassis.Route[] = [
  addBookRoute,
  booksByIdRoute,
  getBookRoute,
  getHoldRoute,
  holdBookRoute,
  listBooksRoute,
];
