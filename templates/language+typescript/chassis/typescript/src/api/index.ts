export { createRoute } from './create-route.ts';
export { type CrudOperations, crud } from './crud.ts';
export { deleteRoute } from './delete-route.ts';
export { findRoute } from './find-route.ts';
export { getRoute } from './get-route.ts';
export { listRoute } from './list-route.ts';
export type {
  CreateRule,
  DeleteRule,
  EntityRules,
  Inquiry,
  MessageContext,
  MessageRule,
  RuleContext,
  UpdateRule,
} from './rules.ts';
export { updateRoute } from './update-route.ts';
