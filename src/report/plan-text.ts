import { toTarget } from '../base/to-target.ts';
import type { Candidate } from '../operations/candidate.ts';
import type { Planning } from '../operations/plan-cities.ts';
import type { CityPlan } from '../release/plan.ts';
import { causeText } from './cause-words.ts';
import { cutLine } from './cut-line.ts';
import { deployWords } from './deploy-words.ts';
import { diagnosticsText } from './diagnostics-text.ts';
import { driftTexts } from './drift-text.ts';
import { guardLines } from './guard-text.ts';
import { type PlanItem, type PlanSection, planSections } from './plan-sections.ts';
import { planWords } from './plan-words.ts';
import { printable } from './printable.ts';
import { plainStyle } from './style.ts';
import type { Voice } from './voice.ts';
import type { Piece } from './word-diff.ts';

/** What a deploy would do, city by city. */
export function planningText(planning: Planning, voice: Voice): string {
  const { style, language } = voice;
  const words = planWords[language];
  const aimAt = (city: string) => ({ language, target: planning.target, city });
  const folders = diagnosticsText(planning.diagnostics, voice);
  const warn = (city: string, text: string) =>
    cutLine(`${style.yellow('!')} ${style.bold(city)}: ${text}`, voice).join('\n');
  return [
    ...(folders ? [folders] : []),
    ...planning.candidates.map((candidate) => candidateText(candidate, planning, voice)),
    ...planning.gone.map(
      (city) => `${style.red('-')} ${style.bold(city)}: ${goneText(planning.against, language)}`,
    ),
    ...planning.notices.flatMap(({ city, pending, refused }) => [
      ...pending.map((what) => warn(city, causeText(['status'], what, aimAt(city)))),
      ...(refused ? [warn(city, words.refused(causeText(['release'], refused, aimAt(city))))] : []),
    ]),
    ...planning.drift.flatMap((one) =>
      driftTexts(one, { language, target: planning.target }).map((text) => warn(one.city, text)),
    ),
    style.dim(words.target(planning.target, planning.against === 'live' ? '' : `, ${planning.against}`)),
  ].join('\n');
}

/** Guards that object; of those that a commit allows, that it does. */
export function guardNotes(
  { city, alarms }: Extract<Candidate, { kind: 'ready' }>,
  { allowed, target }: Planning,
  language: Voice['language'],
): readonly string[] {
  const passed = allowed.filter((one) => one.city === city).map(({ guard }) => guard);
  const left = alarms.filter(({ guard }) => !passed.includes(guard));
  return [...guardLines(city, left, { language, target }), ...passed.map(deployWords[language].allowed)];
}

/** What became of a city that is there and has no folder here. */
export function goneText(against: string, language: Voice['language']): string {
  const words = planWords[language];
  return against === 'live' ? words.orphaned : words.gone(against);
}

function candidateText(candidate: Candidate, planning: Planning, voice: Voice): string {
  const { against, target } = planning;
  const { style, language } = voice;
  const words = planWords[language];
  if (candidate.kind === 'broken') {
    return `${style.red('✗')} ${style.bold(candidate.city)}: ${words.hasMistakes}\n${diagnosticsText(candidate.diagnostics, voice)}`;
  }
  const { city, isRejected, isAgainstBroken } = candidate;
  const notes = [
    ...guardNotes(candidate, planning, language),
    ...(isRejected ? [words.rejected(`${city}${toTarget(target)}`)] : []),
    ...(isAgainstBroken ? [words.againstBroken(against)] : []),
  ];
  return [
    planText(candidate.plan, voice),
    ...notes.flatMap((note) => cutLine(`  ${style.yellow('!')} ${note}`, voice)),
  ].join('\n');
}

type PlanVoice = Pick<Voice, 'style' | 'language'> & Partial<Voice>;

/** `to`: the release that it leads to; absent: what the files would become. */
export function planText(plan: CityPlan, voice: PlanVoice, to = ''): string {
  const { style, language } = voice;
  const words = planWords[language];
  const name = style.bold(`${plan.city}${to}`);
  if (plan.isEmpty) return `${style.dim('=')} ${name}: ${words.nothing}`;
  if (plan.against === null) return `${style.green('+')} ${name}: ${words.isNew(plan.products.after)}`;
  return [
    `${style.yellow('~')} ${name}: ${words.against(plan.against)}`,
    ...planSections(plan, language).flatMap((section) => sectionLines(section, voice)),
  ]
    .flatMap((line) => cutLine(line, voice))
    .join('\n');
}

export function sectionLines(
  { title, items, more }: PlanSection,
  { style }: Pick<Voice, 'style'>,
): readonly string[] {
  return [
    `  ${title}`,
    ...items.flatMap((item) => itemLines(item, style)).map((line) => `    ${line}`),
    ...(more === undefined ? [] : [`    ${more}`]),
  ];
}

function itemLines(item: PlanItem, style: Voice['style']): readonly string[] {
  switch (item.kind) {
    case 'line':
      return [printable(item.text)];
    case 'words':
      return [
        ...(item.note ? [style.dim(`${item.note}:`)] : []),
        ...diffLines(item.pieces.map(shown), style),
      ];
    case 'search':
      return [
        `«${printable(item.query)}»`,
        style.red(`- ${printable(item.before)}`),
        style.green(`+ ${printable(item.after)}`),
      ];
  }
}

/** Line breaks stay. */
function shown({ kind, text }: Piece): Piece {
  return { kind, text: text.split('\n').map(printable).join('\n') };
}

/** Within a line where words stayed, else the lines before over those after. Without colours signs show what is which. */
function diffLines(pieces: readonly Piece[], style: Voice['style']): readonly string[] {
  const isWhole = pieces.every(({ kind }) => kind !== 'same');
  if (isWhole) return pieces.flatMap((piece) => wholeLines(piece, style));
  const isPlain = style === plainStyle;
  return pieces
    .map(({ kind, text }) => {
      if (kind === 'same') return text;
      const isOld = kind === 'removed';
      if (isPlain) return isOld ? `[-${text}-]` : `{+${text}+}`;
      const paint = (line: string) => (isOld ? style.red(style.strike(line)) : style.green(line));
      return text
        .split('\n')
        .map((line) => (line === '' ? '' : paint(line)))
        .join('\n');
    })
    .join('')
    .split('\n');
}

function wholeLines({ kind, text }: Piece, style: Voice['style']): readonly string[] {
  const paint = kind === 'removed' ? style.red : style.green;
  return text.split('\n').map((line) => paint(`${kind === 'removed' ? '-' : '+'} ${line}`));
}
