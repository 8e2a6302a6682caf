import type { Selectable } from 'kysely';
import { canonicalJson } from '../base/canonical-json.ts';
import { sha256Hex } from '../base/digest.ts';
import type {
  Actor,
  AuditCheck,
  AuditEntry,
  AuditFact,
  AuditPlace,
  AuditStore,
  AuditWish,
} from './audit-store.ts';
import { auditAgent, auditJson, auditText } from './audit-values.ts';
import { type Connection, sqlBuilder } from './database.ts';
import type { AuditTable } from './people-schema.ts';
import type { MoveTable } from './schema.ts';

/** Before the first entry. */
const nothing = '0'.repeat(64);
/** Entries that are checked between two reads. */
const chunk = 1000;

type Row = Selectable<AuditTable>;
type Listed = AuditEntry & { readonly place: AuditPlace };

export function auditMethods(connection: Connection): AuditStore {
  return {
    recordAudit: async (fact) => connection.write(() => void recordAudit(connection, fact)),
    auditEntries: async (wish) =>
      [...chained(connection, wish), ...unchained(connection, wish)]
        .toSorted((a, b) => comparePlaces(a.place, b.place))
        .slice(0, wish.most),
    checkAudit: async (head) => checkAudit(connection, head),
  };
}

/** Part of the transaction that does it; gives back the number of the entry. */
export function recordAudit(connection: Connection, fact: AuditFact): number {
  const last = connection.get(
    sqlBuilder.selectFrom('audit').select(['seq', 'hash']).orderBy('seq', 'desc').limit(1),
  );
  const row = rowOf(fact, connection.actor, (last?.seq ?? 0) + 1, last?.hash ?? nothing);
  connection.run(sqlBuilder.insertInto('audit').values({ ...row, hash: hashOf(row) }));
  return row.seq;
}

function rowOf(fact: AuditFact, actor: Actor | undefined, seq: number, previous: string): Omit<Row, 'hash'> {
  const by = { kind: 'cli', name: '', address: '', agent: '', request: '', ...fact.by, ...actor } as const;
  return {
    seq,
    at: fact.at,
    kind: by.kind,
    who: auditText(by.name),
    address: auditText(by.address),
    agent: auditAgent(by.agent),
    what: fact.what,
    city: fact.city ?? null,
    subject: auditText(fact.subject ?? ''),
    before: auditJson(fact.before),
    after: auditJson(fact.after),
    request: auditText(by.request),
    previous,
  };
}

/** Over the row as it is kept, so that it is checked without being understood. */
function hashOf(row: Omit<Row, 'hash'>): string {
  return sha256Hex(canonicalJson(row));
}

function checkAudit(connection: Connection, wanted: string | undefined): AuditCheck {
  let head = nothing;
  let entries = 0;
  let hasHead = false;
  for (;;) {
    const rows = connection.all(
      sqlBuilder.selectFrom('audit').selectAll().where('seq', '>', entries).orderBy('seq').limit(chunk),
    );
    for (const { hash, ...row } of rows) {
      const why = whatIsWrong(row, hash, { seq: entries + 1, previous: head });
      if (why) return { entries, head, broken: { seq: entries + 1, why }, hasHead: asked(wanted, hasHead) };
      head = hash;
      entries += 1;
      hasHead ||= hash === wanted;
    }
    if (rows.length < chunk) return { entries, head, broken: null, hasHead: asked(wanted, hasHead) };
  }
}

function asked(wanted: string | undefined, hasHead: boolean): boolean | null {
  return wanted === undefined ? null : hasHead;
}

function whatIsWrong(
  row: Omit<Row, 'hash'>,
  hash: string,
  due: { readonly seq: number; readonly previous: string },
): 'changed' | 'missing' | 'unlinked' | undefined {
  if (row.seq !== due.seq) return 'missing';
  if (hashOf(row) !== hash) return 'changed';
  return row.previous === due.previous ? undefined : 'unlinked';
}

function chained(connection: Connection, { since, cities, who, what, after, most }: AuditWish): Listed[] {
  let query = sqlBuilder.selectFrom('audit').selectAll().where('at', '>=', since);
  if (cities.length > 0) query = query.where('city', 'in', [...cities]);
  if (who !== undefined) query = query.where('who', '=', who);
  if (what !== undefined) query = query.where('what', '=', what);
  if (after) {
    const { at, seq, isChained } = after;
    query = query.where((eb) =>
      eb.or([eb('at', '<', at), ...(isChained ? [eb.and([eb('at', '=', at), eb('seq', '<', seq)])] : [])]),
    );
  }
  return connection.all(query.orderBy('at', 'desc').orderBy('seq', 'desc').limit(most)).map((row) => {
    const { who: name, before, after: now, previous: _, ...rest } = row;
    // Both columns were written by recordAudit.
    const told = { ...rest, name, before: parsed(before), after: parsed(now) } as AuditEntry;
    return { ...told, place: { at: row.at, isChained: true, seq: row.seq } };
  });
}

/** Moves of before there was a chain, and those of feeds, which are dropped with their releases. */
function unchained(connection: Connection, { since, cities, who, what, after, most }: AuditWish): Listed[] {
  let query = sqlBuilder.selectFrom('move').selectAll().where('at', '>=', since).where('audit', 'is', null);
  if (cities.length > 0) query = query.where('city', 'in', [...cities]);
  if (who !== undefined) query = query.where('author', '=', who);
  if (what !== undefined) query = query.where('what', '=', what);
  if (after) {
    const { at, seq, isChained } = after;
    query = query.where((eb) =>
      eb.or([
        eb('at', '<', at),
        isChained ? eb('at', '=', at) : eb.and([eb('at', '=', at), eb('seq', '<', seq)]),
      ]),
    );
  }
  return connection
    .all(query.orderBy('at', 'desc').orderBy('seq', 'desc').limit(most))
    .map((row) => ({ ...entryOfMove(row), place: { at: row.at, isChained: false, seq: row.seq } }));
}

function entryOfMove(row: Selectable<MoveTable>): AuditEntry {
  const { number, from_number: from, message } = row;
  const kind = row.origin === 'feed' ? 'feed' : row.origin === 'watch' ? 'save' : 'cli';
  return {
    ...{ seq: null, hash: null, address: '', agent: '', request: '' },
    kind: row.origin === 'api' ? 'token' : kind,
    name: row.author,
    at: row.at,
    // Written by recordMove.
    what: row.what as AuditEntry['what'],
    city: row.city,
    subject: '',
    before: from === null ? null : { number: from },
    after: { ...(number !== null && { number }), ...(message !== '' && { message }) },
  };
}

function comparePlaces(a: AuditPlace, b: AuditPlace): number {
  return b.at - a.at || Number(b.isChained) - Number(a.isChained) || b.seq - a.seq;
}

function parsed(json: string | null): unknown {
  return json === null ? null : (JSON.parse(json) as unknown);
}
