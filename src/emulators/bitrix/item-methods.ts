import { communications } from './communications.ts';
import { isStageOf, isStageOfLeads, semanticsOf, stageIdIn } from './deal-stages.ts';
import { dealType, type Fields, knownFields, leadType } from './item-fields.ts';
import { newItemFields, portalTime } from './new-item.ts';
import type { Item, Portal } from './portal.ts';
import { invalidFieldValue } from './rest-error.ts';
import { entityTypeParam, itemParam, type RestCall, type RestResult, recordParam } from './rest-method.ts';
import { textOf } from './rest-params.ts';
import { shownItem } from './shown-item.ts';

export function addItem(call: RestCall): RestResult {
  const entityTypeId = entityTypeParam(call.params);
  const fields = knownFields(entityTypeId, recordParam(call.params, 'fields'));
  const checked = newFields(call.portal, entityTypeId, fields);
  const item = call.portal.add(entityTypeId, (id) =>
    newItemFields(
      { entityTypeId, id, userId: call.userId, nextCommunication: () => call.portal.nextId('communication') },
      checked,
    ),
  );
  return { result: { item: shownItem(item, call.params) } };
}

export function getItem(call: RestCall): RestResult {
  return { result: { item: shownItem(itemParam(call), call.params) } };
}

export function updateItem(call: RestCall): RestResult {
  const item = itemParam(call);
  const fields = knownFields(item.entityTypeId, recordParam(call.params, 'fields'));
  const checked = changedFields(call.portal, item, fields);
  const updated = { ...checked, updatedBy: call.userId, updatedTime: portalTime() };
  return { result: { item: shownItem(call.portal.update(item, updated), call.params) } };
}

export function deleteItem(call: RestCall): RestResult {
  call.portal.delete(itemParam(call, 'Item not found'));
  return { result: [] };
}

function newFields(portal: Portal, entityTypeId: number, fields: Fields): Fields {
  if (entityTypeId === dealType) return dealFields(portal, fields);
  return entityTypeId === leadType ? leadFields(fields) : fields;
}

function changedFields(portal: Portal, { entityTypeId, fields: old }: Item, fields: Fields): Fields {
  if (entityTypeId === dealType) return changedDeal(portal, fields, old);
  const person = changedPerson(portal, fields);
  return entityTypeId === leadType ? leadFields(person) : person;
}

/** A lead has no funnel, and begins at the first of its stages. */
function leadFields(fields: Fields): Fields {
  if (fields.stageId === undefined) return numeric(fields);
  const stageId = textOf(fields.stageId);
  if (!isStageOfLeads(stageId)) throw invalidFieldValue('Stage');
  const { closed: _, ...staged } = stageFields(stageId);
  return { ...numeric(fields), ...staged };
}

/** Checks funnel and stage, and keeps them together: a deal without a stage starts at its funnel's first. */
function dealFields(portal: Portal, fields: Fields, old: Fields = {}): Fields {
  const categoryId = Number(fields.categoryId ?? old.categoryId ?? 0);
  if (!portal.categories.some((category) => category.id === categoryId)) throw invalidFieldValue('Pipeline');
  const kept = old.categoryId === categoryId ? old.stageId : undefined;
  const stageId = textOf(fields.stageId ?? kept ?? stageIdIn(categoryId, 'NEW'));
  if (!isStageOf(categoryId, stageId)) throw invalidFieldValue('Stage');
  return { ...numeric(fields), categoryId, ...stageFields(stageId) };
}

function changedDeal(portal: Portal, fields: Fields, old: Fields): Fields {
  const moves = fields.stageId !== undefined || fields.categoryId !== undefined;
  return moves ? dealFields(portal, fields, old) : numeric(fields);
}

function changedPerson(portal: Portal, fields: Fields): Fields {
  if (fields.fm === undefined) return fields;
  return { ...fields, ...communications(fields.fm, () => portal.nextId('communication')) };
}

/** What follows from a stage. */
export function stageFields(stageId: string) {
  const semantics = semanticsOf(stageId);
  return {
    stageId,
    stageSemanticId: semantics,
    closed: semantics === 'P' ? 'N' : 'Y',
    movedTime: portalTime(),
  };
}

function numeric(fields: Fields): Fields {
  const names = ['opportunity', 'assignedById', 'probability', 'taxValue', 'contactId', 'companyId'];
  const given = names.filter((name) => fields[name] !== undefined && fields[name] !== null);
  for (const name of given) if (Number.isNaN(Number(fields[name]))) throw invalidFieldValue(name);
  return { ...timed(fields), ...Object.fromEntries(given.map((name) => [name, Number(fields[name])])) };
}

/** Dates that were sent in any form are shown as times. */
function timed(fields: Fields): Fields {
  const times = ['begindate', 'closedate']
    .map((name) => [name, Date.parse(textOf(fields[name]))] as const)
    .filter(([, at]) => !Number.isNaN(at));
  return { ...fields, ...Object.fromEntries(times.map(([name, at]) => [name, portalTime(new Date(at))])) };
}
