import { describe, expect, it } from 'vitest';
import { type CityId, idOf } from '../../src/base/ids.ts';
import type { CityStatus, Status } from '../../src/operations/status.ts';
import { statusText } from '../../src/report/status-text.ts';
import { plainStyle } from '../../src/report/style.ts';
import { columnsOf } from '../../src/report/telegram-text.ts';

const now = Date.UTC(2026, 10, 28, 3, 10);
const minute = 60_000;

function city(name: string, changes: Partial<CityStatus> = {}): CityStatus {
  return {
    city: idOf<CityId>(name),
    health: 'fine',
    isServed: true,
    live: 17,
    liveSince: now - 5 * 24 * 60 * minute,
    isPinned: false,
    isOrphaned: false,
    products: 12_345,
    bot: `${name}_bot`,
    pending: [],
    refused: null,
    drift: null,
    owed: [],
    webhook: {
      askedAt: now - minute,
      place: 'ours',
      pending: 0,
      lastErrorAt: null,
      lastError: null,
      problem: null,
    },
    problem: null,
    catalogProblem: null,
    inbox: 0,
    outbox: 0,
    stuck: 0,
    lastTurnAt: now - 2 * minute,
    crm: null,
    resent: 0,
    managers: null,
    feeds: [],
    ...changes,
  };
}

const lastErrorAt = now - 7 * minute;
const failing = {
  askedAt: now - minute,
  place: 'ours',
  pending: 12,
  lastErrorAt,
  lastError: 'Wrong response from the webhook: 502 Bad Gateway',
  problem: 'Wrong response from the webhook: 502 Bad Gateway (12)',
} as const;

const cities = [
  city('almaty', { health: 'down', webhook: failing }),
  city('astana', {
    health: 'trouble',
    crm: {
      city: idOf<CityId>('astana'),
      why: 'refuses',
      code: 'INVALID_CREDENTIALS',
      since: now - 3 * 60 * minute,
    },
  }),
  city('shymkent', { isPinned: true, drift: ['settings', 'texts', 'catalog'] }),
  city('aktobe', { live: null, liveSince: null, products: null, webhook: null, health: 'undeployed' }),
  city('taraz', { isOrphaned: true, health: 'trouble', stuck: 2 }),
  city('pavlodar-irtysh-zhagalauy-bau-bakshasy', {
    refused: '3 mistakes (cities/pavlodar/prompts/ru.yaml:12 ZP204)',
  }),
  city('oskemen', { problem: 'env:OSKEMEN_TOKEN not set', health: 'down' }),
  city('semey', {
    pending: ['settings wait for deploy', 'the catalog waits for deploy'],
    inbox: 10_000,
    outbox: 123,
  }),
  city('oral', { drift: ['mistakes'] }),
  city('kostanay', { webhook: { ...failing, pending: 0, problem: null } }),
  city('turkistan', { catalogProblem: 'the catalog of #17 is lost', health: 'trouble' }),
  city('zhezkazgan', {
    health: 'trouble',
    feeds: [
      {
        address: 'https://feeds.shop.example/zhezkazgan/prices-and-stock.csv',
        fields: ['price', 'stock'],
        freshAt: now - 90 * minute,
        isStale: true,
        checkedAt: now - minute,
        nextAt: now + 4 * minute,
        products: 12_000,
        unknown: 17,
        problem: 'guard older: it was written 2026-11-01, before the last one',
        waits: null,
      },
    ],
  }),
  city('aqtau', { drift: ['catalog-unread'], lastTurnAt: null }),
];

const status: Status = {
  target: 'local',
  isServed: true,
  serving: {
    command: 'zeta serve',
    pid: 4242,
    since: now - 3 * 60 * minute,
    publicUrl: 'http://127.0.0.1:8080',
    privateUrl: null,
    watch: 'prompts',
  },
  deploying: null,
  backupAt: now - 7 * 60 * minute,
  cities,
};

const text = (language: 'en' | 'ru', width: number, of = status) =>
  statusText(of, now, { style: plainStyle, language, width, wraps: true });

describe('the text of status', () => {
  it.each([
    ['en', 80],
    ['en', 120],
    ['ru', 80],
    ['ru', 120],
  ] as const)('of many cities in trouble keeps to the terminal: %s, %i columns', (language, width) => {
    const lines = text(language, width).split('\n');
    expect(lines.filter((line) => columnsOf(line) > width)).toEqual([]);
    expect(lines.filter((line) => line !== line.trimEnd())).toEqual([]);
  });

  it('says of each city how it does, and of the rest only what a person should know', () => {
    const lines = text('ru', 120).split('\n');
    expect(lines.slice(0, 3)).toEqual([
      'цель local',
      '● zeta serve, процесс 4242, уже 3 ч, http://127.0.0.1:8080',
      '  сохранённые тексты сразу в работе; последняя резервная копия 7 ч назад',
    ]);
    expect(lines.find((line) => line.startsWith('✗ almaty'))).toMatch(/#17 +5 д +12345 +0 +12 +2 мин назад$/);
    expect(lines.join(' ').replaceAll(/\s+/g, ' ')).toContain(
      '! almaty: То, что стоит перед ZETA (nginx, Caddy), до неё не достучалось; ждут: 12. Telegram: Wrong response from the webhook: 502 Bad Gateway; проверьте, что ZETA запущена (zeta status --to local) и что запросы передаются на её публичный адрес и порт (последняя ошибка 2026-11-28 03:03 UTC, 7 мин назад)',
    );
  });

  it('tells of a failure that is over, and of none that is old', () => {
    expect(text('en', 200)).toContain(
      '! kostanay: the last failure of the webhook, 2026-11-28 03:03 UTC, 7m ago, is over',
    );
    const old = { ...failing, pending: 0, problem: null, lastErrorAt: now - 48 * 60 * minute };
    const calm = { ...status, cities: [city('kostanay', { webhook: old })] };
    expect(text('en', 200, calm)).not.toContain('!');
  });

  it('shortens the name of a city where the row would be too wide, and nothing else', () => {
    const row = (width: number) =>
      text('ru', width)
        .split('\n')
        .find((line) => /pavlo.*#17/.test(line));
    expect(row(80)).toMatch(/^● pavlo…asy {2}#17 /);
    expect(row(120)).toContain('pavlodar-irtysh-zhagalauy-bau-bakshasy');
  });

  it('is one line a note where nobody reads it on a terminal', () => {
    const piped = statusText(status, now, { style: plainStyle, language: 'en', width: 80, wraps: false });
    expect(piped).toMatch(
      /^ {2}! shymkent: the folder differs from what is live: settings, texts, the catalog; zeta plan shymkent --to local$/m,
    );
  });
});
