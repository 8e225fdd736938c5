// Generated from microservices.yaml: change it there.
import type * as chassis from '@local/chassis';
import { route as addBookRoute } from '../api/add-book.ts';
import { route as addGroupRoute } from '../api/add-group.ts';
import { route as booksByIdRoute } from '../api/books-by-id.ts';
import { route as changePagesRoute } from '../api/change-pages.ts';
import { route as getBookRoute } from '../api/get-book.ts';
import { route as listBooksRoute } from '../api/list-books.ts';
import { route as removeBookRoute } from '../api/remove-book.ts';

export const routes: chassis.Route[] = [
  addBookRoute,
  addGroupRoute,
  booksByIdRoute,
  changePagesRoute,
  getBookRoute,
  listBooksRoute,
  removeBookRoute,
];
