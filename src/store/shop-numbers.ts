import { sql } from 'kysely';
import type { CityId } from '../base/ids.ts';
import { type Connection, sqlBuilder } from './database.ts';
import {
  type Named,
  type NumbersWish,
  type QuarterNumbers,
  quarterMs,
  type ShopNumbers,
  type ShopNumbersStore,
} from './shop-numbers-store.ts';

/** Searches that are listed. */
const mostMissed = 20;

/** Counts that turns wrote, put together. */
export function shopNumberMethods(connection: Connection): ShopNumbersStore {
  return {
    shopNumbers: async (city, wish) => shopNumbers(connection, city, wish),
    quarterNumbers: async (city, wish) => quarterNumbers(connection, city, wish),
    frequentQueries: async (city, since, most) => {
      const wish = { since, until: Number.MAX_SAFE_INTEGER, offsetMs: 0 };
      const query = sql`json_extract(data, '$.query')`;
      const asked = named(connection, city, wish, sql`name = 'search'`, query);
      return inSmallLetters(asked)
        .slice(0, most)
        .map(({ name }) => name);
    },
    ensureWakes: async (wakes) => {
      const known = new Set(
        connection
          .all(sqlBuilder.selectFrom('wake').select(['city', 'lane', 'key']))
          .map((row) => `${row.city} ${row.lane} ${row.key}`),
      );
      const news = wakes.filter(({ city, lane, key }) => !known.has(`${city} ${lane} ${key}`));
      if (news.length === 0) return 0;
      connection.write(() => {
        for (const wake of news)
          connection.run(
            sqlBuilder
              .insertInto('wake')
              .values(wake)
              .onConflict((conflict) => conflict.columns(['city', 'lane', 'key']).doNothing()),
          );
      });
      return news.length;
    },
  };
}

function shopNumbers(connection: Connection, city: CityId, wish: NumbersWish): ShopNumbers {
  const counted = connection.all(
    within(city, wish)
      .select((eb) => ['name', eb.fn.countAll<number>().as('count')])
      .groupBy('name'),
  );
  const conversations = connection.get(
    sqlBuilder
      .selectFrom('turn')
      .select(sql<number>`count(distinct lane)`.as('count'))
      .where('city', '=', city)
      .where('at', '>=', wish.since)
      .where('at', '<', wish.until)
      .where('lane', 'like', 'chat:%')
      // Groups are no customers.
      .where('lane', 'not like', 'chat:-%'),
  );
  const missed = inSmallLetters(
    named(connection, city, wish, nothingFound, sql`json_extract(data, '$.query')`),
  );
  return {
    since: wish.since,
    until: wish.until,
    conversations: conversations?.count ?? 0,
    counts: Object.fromEntries(counted.map(({ name, count }) => [name, count])),
    withoutResults: missed.reduce((sum, { count }) => sum + count, 0),
    missed: missed.slice(0, mostMissed),
    takeSeconds: connection
      .all(
        within(city, wish)
          .select(sql<number>`json_extract(data, '$.seconds')`.as('seconds'))
          .where('name', '=', 'take')
          .orderBy('seconds'),
      )
      .map(({ seconds }) => seconds),
    stages: named(connection, city, wish, sql`name = 'stage'`, sql`json_extract(data, '$.stage')`),
    sources: named(
      connection,
      city,
      wish,
      sql`name = 'start' and json_extract(data, '$.source') is not null`,
      sql`json_extract(data, '$.source')`,
    ),
    releases: connection.all(
      within(city, wish)
        .select([
          'release',
          ofName('search', 'searches'),
          ofName('ticket', 'tickets'),
          ofName('manager', 'questions'),
        ])
        .groupBy('release')
        .orderBy('release'),
    ),
    days: connection.all(
      within(city, wish)
        .select([
          // The driver binds numbers as floating ones: without the cast, each moment is a day of its own.
          sql<number>`cast((at + ${wish.offsetMs}) / 86400000 as integer)`.as('day'),
          ofName('search', 'searches'),
          ofName('ticket', 'tickets'),
        ])
        .groupBy('day')
        .orderBy('day'),
    ),
  };
}

const nothingFound = sql`name = 'search' and json_extract(data, '$.match') = 'nothing'`;

/** Bitrix24 calls the stages that end a deal so in each funnel: `WON`, `C9:WON`; those of leads have names of their own. */
function ended(deal: string, lead: string) {
  const stage = sql`json_extract(data, '$.stage')`;
  return sql<number>`sum(case when name = 'stage' then ${stage} in (${deal}, ${lead}) or ${stage} glob ${`C[0-9]*:${deal}`} else 0 end)`;
}

function quarterNumbers(
  connection: Connection,
  city: CityId,
  wish: Pick<NumbersWish, 'since' | 'until'>,
): readonly QuarterNumbers[] {
  return connection.all(
    within(city, wish)
      .select([
        // The driver binds numbers as floating ones.
        sql<number>`cast(at / ${quarterMs} as integer)`.as('quarter'),
        ofName('search', 'searches'),
        sql<number>`sum(case when name = 'search' then json_extract(data, '$.match') = 'nothing' else 0 end)`.as(
          'withoutResults',
        ),
        ofName('link', 'links'),
        ofName('manager', 'questions'),
        ofName('ticket', 'tickets'),
        ofName('deal', 'deals'),
        ended('WON', 'CONVERTED').as('won'),
        ended('LOSE', 'JUNK').as('lost'),
      ])
      .groupBy('quarter')
      .orderBy('quarter'),
  );
}

function within(city: CityId, { since, until }: Pick<NumbersWish, 'since' | 'until'>) {
  return sqlBuilder
    .selectFrom('analytics')
    .where('city', '=', city)
    .where('at', '>=', since)
    .where('at', '<', until);
}

function ofName<Name extends string>(name: string, as: Name) {
  return sql<number>`sum(name = ${name})`.as(as);
}

/** The most frequent first. */
function named(
  connection: Connection,
  city: CityId,
  wish: NumbersWish,
  condition: ReturnType<typeof sql>,
  name: ReturnType<typeof sql>,
): readonly Named[] {
  return connection.all(
    within(city, wish)
      .select((eb) => [sql<string>`${name}`.as('name'), eb.fn.countAll<number>().as('count')])
      .where(sql<boolean>`${condition}`)
      .groupBy(sql`1`)
      .orderBy('count', 'desc')
      .orderBy('name'),
  );
}

/** SQLite knows the small letters of English alone. */
function inSmallLetters(list: readonly Named[]): readonly Named[] {
  const counts = new Map<string, number>();
  for (const { name, count } of list) {
    const small = name.toLowerCase();
    counts.set(small, (counts.get(small) ?? 0) + count);
  }
  return [...counts].map(([name, count]) => ({ name, count })).sort((a, b) => b.count - a.count);
}
