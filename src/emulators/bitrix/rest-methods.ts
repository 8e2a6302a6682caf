import {
  addTimelineComment,
  currentUser,
  findByCommunication,
  listCategories,
  listStatuses,
  listTimelineComments,
  profile,
  scope,
} from './directory-methods.ts';
import { listItems } from './item-list.ts';
import { addItem, deleteItem, getItem, updateItem } from './item-methods.ts';
import { listProductRows, setProductRows } from './product-row-methods.ts';
import type { RestMethod } from './rest-method.ts';

/** What the emulator can do, by name in lower case; `batch` runs these, and stands beside them in `rest-server.ts`. */
export const restMethods: ReadonlyMap<string, RestMethod> = new Map<string, RestMethod>([
  ['crm.category.list', listCategories],
  ['crm.duplicate.findbycomm', findByCommunication],
  ['crm.item.add', addItem],
  ['crm.item.delete', deleteItem],
  ['crm.item.get', getItem],
  ['crm.item.list', listItems],
  ['crm.item.productrow.list', listProductRows],
  ['crm.item.productrow.set', setProductRows],
  ['crm.item.update', updateItem],
  ['crm.status.list', listStatuses],
  ['crm.timeline.comment.add', addTimelineComment],
  ['crm.timeline.comment.list', listTimelineComments],
  ['profile', profile],
  ['scope', scope],
  ['user.current', currentUser],
]);
