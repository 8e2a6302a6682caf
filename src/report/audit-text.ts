import type { Language } from '../diagnostics/words/languages.ts';
import type { Audit } from '../operations/audit.ts';
import type { DoubleDeal, SeenDeal } from '../operations/audit-findings.ts';
import { age } from './age.ts';
import { type AuditWords, auditWords } from './audit-words.ts';
import { fitted } from './fitted.ts';
import { table } from './table.ts';
import type { Voice } from './voice.ts';
import { wrapped } from './wrapped.ts';

/** Of one kind, so many are listed for a person. */
const mostListed = 20;
const cityColumns = 16;
/** A ticket's UUID is told apart by its beginning. */
const ticketColumns = 8;

interface Section {
  readonly name: 'doubles' | 'lost' | 'strange' | 'parked' | 'unchecked';
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Under each row. */
  readonly links: readonly (readonly SeenDeal[])[];
}

export function auditProgressText(deals: number, language: Language): string {
  return auditWords[language].progress(deals);
}

/** What differs, kind by kind, with what to do about it; a sentence where nothing does. */
export function auditText(audit: Audit, voice: Voice): string {
  const { language, style } = voice;
  const words = auditWords[language];
  const { tickets, deals, cities, since, elsewhere, target } = audit;
  const sections = sectionsOf(audit, words).filter(({ rows }) => rows.length > 0);
  const date = new Date(since).toISOString().slice(0, 16).replace('T', ' ');
  const looked = `${words.looked(tickets, deals, cities.length)}, ${words.since(`${date} UTC`)}`;
  const verdict = sections.length === 0 ? [`${style.green('✓')} ${words.well}`] : [];
  return [
    ...sections.map((section) => `${sectionText(section, audit, voice)}\n`),
    ...verdict,
    ...(elsewhere > 0 ? [style.yellow(words.elsewhere(elsewhere))] : []),
    style.dim(looked),
    style.dim(`target: ${target}`),
  ].join('\n');
}

function sectionsOf(audit: Audit, words: AuditWords): readonly Section[] {
  return [
    doublesSection(audit, words),
    lostSection(audit, words),
    strangeSection(audit, words),
    parkedSection(audit, words),
    uncheckedSection(audit, words),
  ];
}

function doublesSection({ doubles, until }: Audit, words: AuditWords): Section {
  return {
    name: 'doubles',
    title: words.doubles(doubles.length),
    head: words.doublesHead,
    rows: doubles.map((one) => [
      cityCell(one.city),
      ticketCell(one.ticket),
      ageCell(one.at, until),
      one.told ?? words.none,
      othersOf(one),
    ]),
    links: doubles.map(({ deals }) => deals),
  };
}

function lostSection({ lost, until }: Audit, words: AuditWords): Section {
  return {
    name: 'lost',
    title: words.lost(lost.length),
    head: words.lostHead,
    rows: lost.map(({ city, ticket, at, deal, why }) => [
      cityCell(city),
      ticketCell(ticket),
      ageCell(at, until),
      deal.id,
      words.why[why],
    ]),
    links: lost.map(({ deal, why }) => (why === 'hidden' || why === 'unmarked' ? [deal] : [])),
  };
}

function strangeSection({ strange }: Audit, words: AuditWords): Section {
  return {
    name: 'strange',
    title: words.strange(strange.length),
    head: words.strangeHead,
    rows: strange.map(({ city, ticket, deal }) => [
      cityCell(city),
      deal.id,
      ticket === '' ? words.noTicket : fitted(ticket, 36).trimEnd(),
    ]),
    links: strange.map(({ deal }) => [deal]),
  };
}

function parkedSection({ parked, until }: Audit, words: AuditWords): Section {
  return {
    name: 'parked',
    title: words.parked(parked.length),
    head: words.parkedHead,
    rows: parked.map(({ id, city, at, deal, error }) => [
      id,
      cityCell(city),
      ageCell(at, until),
      deal?.id ?? words.none,
      fitted(error ?? '', 24).trimEnd(),
    ]),
    links: parked.map(({ deal }) => (deal ? [deal] : [])),
  };
}

function uncheckedSection({ unchecked }: Audit, words: AuditWords): Section {
  return {
    name: 'unchecked',
    title: words.unchecked(unchecked.length),
    head: words.uncheckedHead,
    rows: unchecked.map(({ city, code, detail }) => [
      cityCell(city),
      fitted(detail === '' ? code : `${code}: ${detail}`, 58).trimEnd(),
    ]),
    links: [],
  };
}

function sectionText(section: Section, audit: Audit, { language, style, width }: Voice): string {
  const words = auditWords[language];
  const rows = section.rows.slice(0, mostListed);
  const [head = '', ...lines] = table([section.head, ...rows], style).split('\n');
  // The emulated CRM has no pages to open.
  const linksOf = (row: number) => (audit.target === 'dev' ? [] : (section.links[row] ?? []));
  const listed = lines.flatMap((line, row) => [
    `  ${line}`,
    ...linksOf(row).map(({ url }) => `    ${style.cyan(url)}`),
  ]);
  const more = section.rows.length - rows.length;
  const cure = curesOf(section, audit, words).flatMap((one) => wrapped(one, Math.min(width, 80) - 2));
  return [
    style.bold(section.name === 'doubles' ? style.red(section.title) : section.title),
    `  ${head}`,
    ...listed,
    ...(more > 0 ? [`  ${words.more(more)}`] : []),
    ...cure.map((line) => `  ${line}`),
  ].join('\n');
}

/** What is lost is put right by why it is. */
function curesOf({ name }: Section, { lost }: Audit, words: AuditWords): readonly string[] {
  if (name !== 'lost') return [words.cureOf[name]];
  return [...new Set(lost.map(({ why }) => why))].map((why) => words.cureOfLost[why]);
}

function othersOf({ deals, told }: DoubleDeal): string {
  const others = deals.filter(({ id }) => id !== told).map(({ id }) => id);
  return fitted(others.join(' '), 26).trimEnd();
}

function cityCell(city: string): string {
  return fitted(city, Math.min(cityColumns, city.length));
}

/** Empty for what is older than the period. */
function ageCell(at: number | null, until: number): string {
  return at === null ? '' : age(until - at);
}

function ticketCell(ticket: string): string {
  return ticket.slice(0, ticketColumns);
}
