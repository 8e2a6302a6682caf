import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { valueAt } from '../value-at.ts';
import { type AnswerSample, answerSamples } from './answer-samples.ts';
import { differences } from './answer-shape.ts';
import { addDeal, openPortal } from './open-portal.ts';

const folder = resolve(import.meta.dirname, '../../../../shared/data/bitrix24');
const categories = [
  { id: 0, name: 'General' },
  { id: 9, name: 'Documented' },
];

/** A portal with a deal that has a row, and a lead that can be found. */
async function portalWithItems() {
  const portal = await openPortal({ categories });
  const $deal = await addDeal(portal, {
    categoryId: 9,
    originatorId: 'zeta:almaty',
    originId: 'one',
    comments: 'Серый',
  });
  const fields = {
    name: 'Айгуль',
    lastName: 'С.',
    secondName: 'А.',
    sourceId: 'WEB',
    opportunity: 9000,
    isManualOpportunity: 'Y',
    assignedById: 1,
    fm: [
      { typeId: 'PHONE', valueType: 'WORK', value: '+77010000000' },
      { typeId: 'EMAIL', valueType: 'WORK', value: 'a@example.com' },
    ],
  };
  const lead = await portal.call('crm.item.add', { entityTypeId: 1, fields });
  const rows = [{ productName: 'Стул', price: 9990, quantity: 1 }];
  await portal.call('crm.item.productrow.set', { ownerType: 'D', ownerId: $deal, productRows: rows });
  return { portal, ids: { $deal, $lead: Number(valueAt(lead.body, 'result', 'item', 'id')) } };
}

/** Asks the emulated portal what the sample asks, and says in what the answers differ. */
async function compared({ method, params, status, answer, except = [] }: AnswerSample) {
  const { portal, ids } = await portalWithItems();
  const text = JSON.stringify(params).replaceAll(/"(\$deal|\$lead)"/g, (_, name) =>
    String(name === '$deal' ? ids.$deal : ids.$lead),
  );
  const ours = await portal.call(method, JSON.parse(text));
  const differs = differences(answer, ours.body).filter((one) => !except.includes(one));
  const isRefusal = 'error' in answer;
  return {
    differs,
    status: [status, ours.status],
    ...(isRefusal && { said: [answer, ours.body] }),
  };
}

async function expectSame(sample: AnswerSample): Promise<void> {
  const { differs, status, said } = await compared(sample);
  expect(differs).toEqual([]);
  expect(status[1]).toBe(status[0]);
  if (said) expect(said[1]).toEqual(said[0]);
}

describe('answers of the emulated portal', () => {
  it.each(answerSamples)('have the form of real ones: $method, $status', expectSame);

  it('would be told apart by the comparison', () => {
    const differ = (theirs: unknown, ours: unknown) => differences(theirs, ours);
    expect(differ({ id: 1, at: '2026-09-21T16:53:20+03:00' }, { id: '1', at: '2026-09-21' })).toEqual([
      'answer.id: number there, number in text here',
      'answer.at: time there, text here',
    ]);
    expect(differ({ list: [{ a: 1 }, { b: 'Y' }] }, { list: [{ a: 1, c: 1 }], more: 1 })).toEqual([
      'answer.more: only here',
      'answer.list[].b: only there',
      'answer.list[].c: only here',
    ]);
    expect(differ({ error: [] }, { error: { a: 1 } })).toEqual([]);
  });
});

describe.skipIf(!existsSync(folder))('documented requests (skipped where ../shared/data is absent)', () => {
  it('accepts every documented crm.item.add of a lead, deal or contact', async () => {
    const portal = await openPortal({ categories });
    const requests = documented('requests', (line) => String(line.url).endsWith('/crm.item.add'))
      .map((line) => line.json)
      .filter((json) => [1, 2, 3].includes(Number(valueAt(json, 'entityTypeId'))));
    expect(requests.length).toBeGreaterThan(0);
    for (const request of requests) {
      const { status, body } = await portal.call('crm.item.add', Object(request));
      expect(body.error_description).toBeUndefined();
      expect(status).toBe(200);
    }
  });

  it.each(asked())('is answered in the documented form: $method', async ({ doc, ...sample }) => {
    const [answer] = documented(
      'samples',
      (line) => line.kind === 'response' && isOf(line, sample.method, doc),
    );
    await expectSame({ ...sample, status: 200, answer: Object(answer?.json) });
  });

  it.each(refused())('is refused in the documented words: $method', async (sample) => {
    const [answer] = documented('samples', (line) => line.kind === 'error' && isOf(line, sample.method));
    await expectSame({ ...sample, answer: Object(answer?.json) });
  });
});

describe.skipIf(!existsSync(folder))('recorded answers (skipped where ../shared/data is absent)', () => {
  const batched = (method: string, key: string, params: string) => ({
    method: 'batch',
    params: { halt: 0, cmd: { [key]: `${method}?${params}` } },
    status: 200,
  });

  it('of a batch that adds an item have the same envelope', async () => {
    const answer = recorded('crm_item_add');
    const sample = batched('crm.item.add', 'order0000000000', 'entityTypeId=2&fields[title]=x');
    const { differs } = await compared({ ...sample, answer: Object(answer) });
    // That item is of the portal's own type, which has fewer fields than a deal.
    expect(differs.filter((one) => !one.includes('.order0000000000.item.'))).toEqual([]);
  });

  it('of a batch that lists product rows have the same form', async () => {
    const filter = 'filter[=ownerType]=D&filter[=ownerId]=$deal';
    const sample = batched('crm.item.productrow.list', 'cmd0000000000', filter);
    const { portal, ids } = await portalWithItems();
    const text = JSON.stringify(sample.params).replace('$deal', String(ids.$deal));
    const { body } = await portal.call('batch', JSON.parse(text));
    expect(differences(recorded('crm_item_productrow_list'), body)).toEqual([]);
  });

  it.each([
    'crm_company_contact_items_get',
    'crm_get_batch_mix_success_and_errors',
    'crm_stagehistory_list',
    'lists_element_add_batch',
  ])('of other batches have the same envelope and times: %s', async (name) => {
    const answer = recorded(name);
    const { portal } = await portalWithItems();
    const { body } = await portal.call('batch', { halt: 0, cmd: { a: 'profile', b: 'no.such.method' } });
    const [theirs, ours] = [answer, body].map((one) => ({
      ...Object(one),
      result: { ...Object(valueAt(one, 'result')), result: [], result_error: [], result_total: [] },
    }));
    const timesOf = (one: unknown) => Object.values(Object(valueAt(one, 'result', 'result_time')));
    expect(differences(timesOf(answer), timesOf(body))).toEqual([]);
    expect(Object.keys(Object(valueAt(theirs, 'result')))).toEqual(
      Object.keys(Object(valueAt(ours, 'result'))),
    );
    expect(differences(valueAt(answer, 'time'), valueAt(body, 'time'))).toEqual([]);
  });
});

type Asked = Omit<AnswerSample, 'answer' | 'status'> & { readonly doc?: string };

/** What is asked is what stands in the documentation, about items that are there. */
function asked(): readonly Asked[] {
  if (!existsSync(folder)) return [];
  const of = (method: string, changes: object = {}, more: Partial<Asked> = {}): Asked => {
    const [request] = documented('requests', (line) =>
      String(line.url)
        .toLowerCase()
        .endsWith(`/${more.method ?? method}`),
    );
    return { method, params: { ...Object(request?.json), ...changes }, ...more };
  };
  const comment = { ENTITY_ID: '$deal', ENTITY_TYPE: 'deal', COMMENT: 'x' };
  const dates = { begindate: '2026-09-21', closedate: '2026-09-28' };
  const add = of('crm.item.add');
  return [
    of('crm.item.add', { fields: { ...Object(valueAt(add.params, 'fields')), ...dates } }),
    of('crm.item.get', { id: '$lead' }),
    of('crm.item.list'),
    of('crm.item.update', { id: '$deal' }),
    of('crm.item.delete', { entityTypeId: 2, id: '$deal' }),
    of('crm.item.productrow.set', { ownerId: '$deal' }),
    of(
      'crm.item.productrow.list',
      { filter: { '=ownerType': 'D', '=ownerId': '$deal', '>price': 5000 } },
      // Of a row that is a product of the portal's catalog.
      { except: ['answer.result.productRows[].storeId: only there'] },
    ),
    of('crm.category.list'),
    of('crm.duplicate.findbycomm', { entity_type: 'LEAD', values: ['+77010000000'] }, { except: renamed }),
    of('crm.status.list'),
    // The documentation leaves it out here alone.
    of('crm.timeline.comment.add', { fields: comment }, { except: ['answer.time.processing: only here'] }),
    of('profile', {}, { doc: 'users/profile.md' }),
    of('scope', {}, { doc: 'system/scope.md' }),
    of(
      'batch',
      { cmd: { get_user: 'user.current' } },
      { doc: 'how-to-call-rest-api/batch.md', except: department },
    ),
  ];
}

const renamed = ['answer.result.CONTACT: only there', 'answer.result.LEAD: only here'];
/** The documentation asks for departments, too, which the emulator does not have. */
const department = [
  'answer.result.result.get_department: only there',
  'answer.result.result_time.get_department: only there',
];

function refused(): readonly Omit<AnswerSample, 'answer'>[] {
  const of = (method: string, params: object, status = 400) => ({ method, params, status });
  return [
    of('crm.category.list', { entityTypeId: 999 }),
    of('crm.duplicate.findbycomm', {}),
    of('crm.item.add', { entityTypeId: 999, fields: {} }),
    of('crm.item.delete', { entityTypeId: 2, id: 1 }),
    of('crm.item.get', { entityTypeId: 2, id: 1 }),
    of('crm.item.list', { entityTypeId: 2, filter: { FIELD: 1 } }),
    of('crm.item.productrow.list', {}, 403),
    of('crm.item.productrow.set', { ownerType: 'D', ownerId: 1, productRows: [] }),
    of('crm.item.update', { entityTypeId: 999, id: 1, fields: {} }),
    of('crm.status.list', { filter: 'x' }),
    of('crm.timeline.comment.add', { fields: { ENTITY_ID: 1, ENTITY_TYPE: 'deal' } }),
  ];
}

type Line = Readonly<Record<string, unknown>>;

function isOf(line: Line, method: string, doc?: string): boolean {
  return doc === undefined ? String(line.method).toLowerCase() === method : String(line.doc).endsWith(doc);
}

function recorded(name: string): unknown {
  return JSON.parse(readFileSync(`${folder}/real_responses/${name}.json`, 'utf8'));
}

function documented(file: 'requests' | 'samples', wanted: (line: Line) => boolean): Line[] {
  const text = gunzipSync(readFileSync(`${folder}/b24restdocs_${file}.jsonl.gz`)).toString('utf8');
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
    .filter(wanted);
}
