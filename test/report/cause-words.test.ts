import { describe, expect, it } from 'vitest';
import { downloadWords } from '../../src/operations/download-words.ts';
import { checkFeed } from '../../src/operations/feed-guards.ts';
import type { DownloadProblem } from '../../src/ports/download.ts';
import { alertText } from '../../src/report/alert-text.ts';
import { alertsTestText } from '../../src/report/alerts-test-text.ts';
import { causeWords } from '../../src/report/cause-words.ts';
import { networkWords } from '../../src/report/network-words.ts';
import { plainStyle } from '../../src/report/style.ts';
import { knownCauses } from '../../src/report/trouble-causes.ts';

/** What a feed's problem can be, from those who say it. */
const downloads: Readonly<Record<DownloadProblem['kind'], DownloadProblem>> = {
  'not-an-address': { kind: 'not-an-address' },
  'not-https': { kind: 'not-https' },
  'private-address': { kind: 'private-address', host: '10.0.0.1' },
  'too-many-redirects': { kind: 'too-many-redirects' },
  status: { kind: 'status', status: 404 },
  page: { kind: 'page' },
  'too-large': { kind: 'too-large', limit: 5 },
  'too-slow': { kind: 'too-slow', seconds: 30 },
  trickle: { kind: 'trickle', bytes: 900, seconds: 30 },
  'cut-off': { kind: 'cut-off' },
  proxy: { kind: 'proxy', code: 'PROXY_407' },
  unreachable: { kind: 'unreachable', code: 'ENOTFOUND' },
};
const counts = { said: 100, known: 100, catalog: 100, before: 100, gone: 0, priced: 100, fallen: 0 };
const guards = [
  checkFeed({ ...counts, said: 0 }),
  checkFeed({ ...counts, known: 10 }),
  checkFeed({ ...counts, gone: 90 }),
  checkFeed({ ...counts, fallen: 90 }),
].map(String);

const details: Readonly<Record<string, readonly string[]>> = {
  bot: [
    'env:ALMATY_TOKEN is not set',
    'env:ALMATY_TOKEN is not a bot token (123456789:AA…)',
    'env:ALMATY_TOKEN is the bot of another city',
    'the token belongs to @one_bot, city.yaml says @two_bot',
    'Telegram does not know this token',
    'is new, as many are; Telegram is asked about it in 30 s',
    'limited',
    'Telegram does not answer (502 Bad Gateway)',
    'Telegram does not answer (ECONNREFUSED)',
    'Bad Request: bad webhook: IP address 10.0.0.1 is reserved',
    'StoreTrouble SQLITE_BUSY',
  ],
  webhook: [
    'NOT_SET',
    'ELSEWHERE',
    'Wrong response from the webhook: 502 Bad Gateway (12)',
    'Wrong response from the webhook: 404 Not Found (12)',
    'SSL error {error:0A000086:SSL routines::certificate verify failed} (12)',
    'Failed to resolve host: Name or service not known (12)',
    'Connection timed out (12)',
    'no error (60)',
    'Something new (1)',
  ],
  crm: [
    'refuses NO_WEBHOOK',
    'refuses INVALID_CREDENTIALS',
    'refuses insufficient_scope',
    'refuses PAYMENT_REQUIRED',
    'refuses PORTAL_DELETED',
    'refuses SOMETHING_NEW',
    'down PROXY_ECONNREFUSED',
    'down HTTP 502 without JSON',
  ],
  managers: ['blocked', 'chat-gone'],
  release: [
    '2 mistakes (cities/almaty/city.yaml:3 ZC101)',
    '1 mistake',
    'guard product-drop',
    'guard product-drop, bot-change',
    'guard product-drop, price-drop, bot-change',
    'did not go live: out of memory',
    'did not go live: Telegram does not take env:ALMATY_TOKEN: Unauthorized.',
    'did not go live: The token ci is revoked.',
    'the catalog of #7 is damaged; #6 is served',
    'the catalog of #7 is lost; it is served while it stays open',
    'the catalog of #7 is lost; customers are told so',
    '#7 cannot be served: SqliteError',
  ],
  feed: [
    ...Object.values(downloads).map((problem) => downloadWords(problem)[0]),
    ...guards,
    'guard cut-off: it ends in the middle',
    'guard currency-change: its prices are in RUB, not in KZT',
    'guard older: it was written 2026-11-01, before the last one',
    'ZK101: `zeta explain ZK101` tells what is wrong with it',
  ],
  status: [
    'env:ALMATY_TOKEN not set',
    'env:ALMATY_TOKEN, env:ALMATY_BITRIX not set',
    'file:/run/token not set',
    'settings wait for deploy',
    'the catalog waits for deploy',
    'never deployed',
    'pinned at #16 by a rollback: deploy other content, or unpin',
    'pinned at #16 by hand: deploy, or unpin',
    'the catalog of #2 is lost',
  ],
  token: ['file:/run/token'],
  proxy: ['file:/run/proxy'],
  database: ['busy', 'full', 'read-only', 'io', 'damaged', 'replaced', 'SqliteError SQLITE_FULL'],
};
const samples = Object.entries(details).flatMap(([kind, all]) =>
  all.map((detail) => [kind, detail] as const),
);

describe('the cause of a trouble', () => {
  it.each(samples)('%s: %s has words in both languages', (kind, detail) => {
    expect(causeWords(kind, detail, { language: 'en', target: 'local' })?.cause).toMatch(/^\S/);
    const { cause = '', cure = '' } = causeWords(kind, detail, { language: 'ru', target: 'local' }) ?? {};
    expect(cause).toMatch(/[а-я]{3}/);
    expect(cause + cure).not.toMatch(/\$\d|\{network\}/);
    // English stands in it only as what Telegram or a library said, after our own words.
    const own = cause.replace(/(Telegram|Его ответ|не включён|запускается): .*$/, '');
    expect(own).not.toMatch(/[a-z]+ [a-z]+ [a-z]+/i);
  });

  it('has a sample here for each entry of the catalogue, which is the first to fit it', () => {
    const unmet = Object.entries(knownCauses).flatMap(([kind, causes]) =>
      causes.filter(
        (one) =>
          !(details[kind] ?? []).some((detail) => causes.find((known) => known.detail.test(detail)) === one),
      ),
    );
    expect(unmet.map(({ detail }) => String(detail))).toEqual([]);
  });

  it('that nobody knows is shown as it is, and once', () => {
    expect(causeWords('bot', 'something new', { language: 'ru', target: 'local' })).toBeUndefined();
    expect(
      causeWords('bot', 'Telegram does not answer (E_NEW)', { language: 'ru', target: 'local' }),
    ).toBeUndefined();
    const begun = [
      { kind: 'bot', about: 'a', detail: 'something new', since: 0, goneSince: null, isTold: false },
    ];
    expect(alertText({ begun, over: [] }, 0, { language: 'ru', target: 'local' })).toContain(
      'Причина: something new.\n',
    );
  });

  it('decides about the cure: cities that need different ones are told apart', () => {
    const of = (about: string, detail: string) => ({
      ...{ kind: 'bot', about, detail, since: 0, goneSince: null, isTold: false },
    });
    const begun = [
      of('almaty', 'env:ALMATY_TOKEN is not set'),
      of('astana', 'Telegram does not answer (PROXY_407)'),
      of('moscow', 'env:MOSCOW_TOKEN is not set'),
    ];
    expect(alertText({ begun, over: [] }, 0, { language: 'en', target: 'local' }).split('\n\n')).toEqual([
      expect.stringMatching(/almaty, moscow\n.*not set\.\n.*@BotFather/),
      expect.stringMatching(/astana\n.*the proxy wants a valid login \(PROXY_407\)\.\n.*http\.proxy/),
    ]);
  });
});

it.each([
  ['PROXY_407', /login/],
  ['PROXY_UNSET', /not set/],
  ['PROXY_ADDRESS', /no address/],
  ['PROXY_502', /does not let/],
  ['PROXY_ECONNREFUSED', /proxy is not reached/],
  ['PROXY_UND_ERR_CONNECT_TIMEOUT', /proxy is not reached/],
  ['UND_ERR_CONNECT_TIMEOUT', /in time/],
  ['EAI_AGAIN', /DNS/],
  ['ECONNRESET', /breaks/],
  ['ENETUNREACH', /no way/],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', /certificate/],
])('a call that ends in %s has words for it', (code, words) => {
  expect(networkWords(code, 'en')?.cause).toMatch(words);
  expect(networkWords(code, 'ru')?.cause).toMatch(/[а-я]/);
});

it('a test of the alerts that ends at the proxy says so, for the message and for the heartbeat', () => {
  const message = { kind: 'later', detail: 'Telegram does not answer (PROXY_407)' } as const;
  const test = { chat: '-1', isEmulated: false, message, heartbeat: { problem: 'PROXY_ECONNREFUSED' } };
  const text = alertsTestText(test, { style: plainStyle, language: 'en', width: 80, wraps: false });
  expect(text).toMatch(
    /hint: the proxy wants a valid login; see http\.proxy.*\n.*\n.*hint: the proxy is not reached/,
  );
});
