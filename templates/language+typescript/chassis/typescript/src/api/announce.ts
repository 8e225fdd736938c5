import type { Values } from '../data/columns.ts';
import type { Request } from '../http/route.ts';
import type { EntityModel, OperationModel } from '../model.ts';
import type { Tx } from '../store/port.ts';

/** How others learn what became of a command. */
export interface Announcement {
  /** In the transaction of the command. @param row as it is stored now, or was before it went */
  done(tx: Tx, row: object, input: Values, request: Pick<Request, 'now' | 'span'>): Promise<void>;
  /** After the command was undone. @param error why */
  refused(error: unknown, request: Request): Promise<void>;
}

/** Prepares the announcements of an operation, when its route is made. */
export interface Announcer {
  announcing(operation: OperationModel, entity: EntityModel): Announcement;
}
