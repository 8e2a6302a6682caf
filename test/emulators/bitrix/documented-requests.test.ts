import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { valueAt } from '../value-at.ts';
import { addDeal, openPortal } from './open-portal.ts';

const folder = resolve(import.meta.dirname, '../../../../shared/data/bitrix24');
const categories = [
  { id: 0, name: 'General' },
  { id: 9, name: 'Documented' },
];

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

  it('answers an added deal with the fields of the documented answer', async () => {
    const portal = await openPortal({ categories });
    const [answer] = documented(
      'samples',
      (line) => line.method === 'crm.item.add' && line.kind === 'response',
    );
    const { body } = await portal.call('crm.item.add', { entityTypeId: 2, fields: { title: 'Заказ' } });
    const ours = Object.keys(Object(valueAt(body, 'result', 'item')));
    const theirs = Object.keys(Object(valueAt(answer?.json, 'result', 'item')));
    expect(theirs).toEqual(expect.arrayContaining(ours));
    expect(Object.keys(body).toSorted()).toEqual(Object.keys(Object(answer?.json)).toSorted());
  });

  it('answers product rows with the fields of the documented answer', async () => {
    const portal = await openPortal();
    const [answer] = documented(
      'samples',
      (line) => line.method === 'crm.item.productrow.set' && line.kind === 'response',
    );
    const rows = { ownerType: 'D', ownerId: await addDeal(portal), productRows: [{ price: 1 }] };
    const { body } = await portal.call('crm.item.productrow.set', rows);
    expect(rowFields(body)).toEqual(rowFields(answer?.json));
  });
});

function rowFields(answer: unknown): string[] {
  return Object.keys(Object(valueAt(answer, 'result', 'productRows', 0))).toSorted();
}

function documented(
  file: 'requests' | 'samples',
  wanted: (line: Readonly<Record<string, unknown>>) => boolean,
): Readonly<Record<string, unknown>>[] {
  const text = gunzipSync(readFileSync(`${folder}/b24restdocs_${file}.jsonl.gz`)).toString('utf8');
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
    .filter(wanted);
}
