import { given } from '../data/columns.ts';
import type { Page, Repository } from '../data/repository.ts';
import type { Route } from '../http/route.ts';
import type { OperationModel } from '../model.ts';
import { selectedBy } from './input.ts';
import { ownership } from './ownership.ts';
import type { Inquiry } from './rules.ts';

/** What a list takes beside its filters; the contract has checked it. */
interface Paging {
  limit?: number;
  cursor?: string;
  sort?: string;
}

/** Gives a page of rows, filtered by the input and by what the path selects. */
export function listRoute<Row extends object, Fields, Input>(
  operation: OperationModel,
  rows: Repository<Row, Fields>,
  inquiry?: Inquiry<Page<Row>, Input, Page<Row>>,
): Route {
  const scopeOf = ownership(rows.entity, operation);

  return {
    operation,
    ...(inquiry && { uses: inquiry.uses }),
    async handle(request) {
      const { limit, cursor, sort } = request.query as Paging;
      // In the order of the contract, so that the order in the URL makes no other list.
      const filters = given(request.query, operation.input);
      const where = { ...filters, ...selectedBy(operation, request) };
      const { owner } = scopeOf(request);
      const { former } = request;
      const before = former && { list: former.operation, names: former.names };
      const query = { list: operation.name, limit, cursor, sort, where, owner, before };
      const { items, nextCursor } = await rows.page(request.store, query);
      const page: Page<Row> = { items: items.map((row) => rows.present(row)), nextCursor };
      const body = inquiry ? await inquiry.ask(page, request.query as Input, request, page) : page;
      return { status: operation.status, body };
    },
  };
}
