import { maskSecrets } from '../base/mask-secrets.ts';
import { formatPrice } from '../city/format-price.ts';
import type { Candidate } from '../operations/candidate.ts';
import type { ValueChange } from '../release/diff-values.ts';
import type { CityPlan, PriceChange, TextChange } from '../release/plan.ts';
import { diagnosticsText } from './diagnostics-text.ts';
import { guardLines } from './guard-text.ts';
import type { Style } from './style.ts';
import type { Voice } from './voice.ts';

/** Of a long list so many are shown; the rest is counted. */
const mostShown = 5;

/** What a deploy would do to one city, in a customer's terms. */
export function candidateText(candidate: Candidate, voice: Voice): string {
  const { style } = voice;
  if (candidate.kind === 'broken') {
    return `${style.red('✗')} ${style.bold(candidate.city)}: has mistakes\n${diagnosticsText(candidate.diagnostics, voice)}`;
  }
  const guards = guardLines(candidate.city, candidate.alarms).map((line) => `  ${style.yellow('!')} ${line}`);
  const rejected = candidate.isRejected
    ? [`  ${style.yellow('!')} a rollback rejected this content: \`zeta unpin ${candidate.city}\` first`]
    : [];
  return [planText(candidate.plan, style), ...guards, ...rejected].join('\n');
}

/** `to`: the release that it leads to; absent: what the files would become. */
export function planText(plan: CityPlan, style: Style, to = ''): string {
  const name = style.bold(`${plan.city}${to}`);
  if (plan.isEmpty) return `${style.dim('=')} ${name}: nothing changes`;
  const { products } = plan;
  if (plan.from === null) return `${style.green('+')} ${name}: new, ${products.after} products`;
  return [
    `${style.yellow('~')} ${name}: changes against #${plan.from}`,
    ...plan.texts.flatMap((change) => textLines(change, style)),
    ...plan.settings.map(changeText),
    ...plan.synonyms.map((change) => changeText({ ...change, path: `synonyms.${change.path}` })),
    ...plan.faq.map((change) => changeText({ ...change, path: `faq.${change.path}` })),
    ...list(
      'added',
      products.added.map(
        (product) => `${product.sku} ${product.name}, ${formatPrice(product.price, product.currency, 'ru')}`,
      ),
    ),
    ...list(
      'removed',
      products.removed.map((product) => `${product.sku} ${product.name}`),
    ),
    ...list('repriced', products.repriced.map(priceText)),
    ...list(
      'changed',
      products.changed.map((product) => `${product.sku} ${product.name}`),
    ),
  ].join('\n');
}

function changeText({ path, before, after }: ValueChange): string {
  // The address of a feed may have a password in it.
  return maskSecrets(`  ${path}: ${before ?? '—'} → ${after ?? '—'}`);
}

function textLines({ language, key, before, after }: TextChange, style: Style): readonly string[] {
  const indent = (text: string, sign: string) => text.split('\n').map((line) => `    ${sign} ${line}`);
  return [
    `  text ${key} (${language})`,
    ...indent(before, '-').map(style.red),
    ...indent(after, '+').map(style.green),
  ];
}

function list(what: string, items: readonly string[]): readonly string[] {
  if (items.length === 0) return [];
  const rest = items.length - mostShown;
  return [
    `  ${items.length} ${items.length === 1 ? 'product' : 'products'} ${what}`,
    ...items.slice(0, mostShown).map((item) => `    ${item}`),
    ...(rest > 0 ? [`    and ${rest} more`] : []),
  ];
}

function priceText({ sku, name, currencyBefore, currency, before, after }: PriceChange): string {
  return `${sku} ${name}: ${formatPrice(before, currencyBefore, 'ru')} → ${formatPrice(after, currency, 'ru')}`;
}
