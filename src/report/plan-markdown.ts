import { escapeHtml } from '../base/html.ts';
import type { Language } from '../diagnostics/words/languages.ts';
import type { Candidate } from '../operations/candidate.ts';
import type { Planning } from '../operations/plan-cities.ts';
import { diagnosticsMarkdown } from './diagnostics-markdown.ts';
import { driftTexts } from './drift-text.ts';
import { escapedMarkdown, markdownCode, shortBlocks } from './markdown.ts';
import { type PlanItem, type PlanSection, planSections } from './plan-sections.ts';
import { goneText, guardNotes } from './plan-text.ts';
import { planWords } from './plan-words.ts';
import type { Piece } from './word-diff.ts';

/** A plan as the comment on a pull request: a line for each city, what changes folded under it. */
export function planningMarkdown(planning: Planning, language: Language): string {
  const { candidates, gone, against } = planning;
  const words = planWords[language];
  const isChanged = (one: Candidate) => one.kind === 'broken' || !one.plan.isEmpty;
  const changed = candidates.filter(isChanged);
  const blocks = [
    ...changed.map((candidate) => cityMarkdown(candidate, planning, language)),
    ...planning.drift.flatMap((one) =>
      driftTexts(one, { language, target: planning.target }).map(
        (text) => `- ⚠️ ${markdownCode(one.city)}: ${escapedMarkdown(text)}`,
      ),
    ),
    ...gone.map((city) => `- ➖ ${markdownCode(city)}: ${escapedMarkdown(goneText(against, language))}`),
  ];
  // A live city without a folder goes on as it is.
  const left = against === 'live' ? 0 : gone.length;
  const shown = shortBlocks(blocks);
  return [
    `**${words.summary(changed.length + left, candidates.length + gone.length)}**`,
    ...(shown.length > 0 ? ['', ...shown] : []),
    ...(shown.length < blocks.length ? ['', words.cut] : []),
  ].join('\n');
}

function cityMarkdown(candidate: Candidate, planning: Planning, language: Language): string {
  const { against } = planning;
  const words = planWords[language];
  const name = markdownCode(candidate.city);
  if (candidate.kind === 'broken')
    return `- ❌ ${name}: ${words.hasMistakes}\n\n${diagnosticsMarkdown(candidate.diagnostics, { language })}\n`;
  const { plan, isAgainstBroken } = candidate;
  const notes = [
    ...guardNotes(candidate, planning, language),
    ...(isAgainstBroken ? [words.againstBroken(against)] : []),
  ];
  const warnings = notes.map((line) => `\n  - ⚠️ ${escapedMarkdown(line)}`).join('');
  if (plan.against === null) return `- ➕ ${name}: ${words.isNew(plan.products.after)}${warnings}`;
  const sections = planSections(plan, language);
  const titles = sections.map(({ title }) => escapedMarkdown(title)).join('; ');
  const body = sections.map(sectionMarkdown).join('\n');
  return `- ✏️ ${name}: ${titles}${warnings}\n\n  <details><summary>${escapeHtml(words.against(plan.against))}</summary>\n\n${body}\n\n  </details>\n`;
}

export function sectionMarkdown({ title, items, more }: PlanSection): string {
  const lines = [...items.flatMap(itemMarkdown), ...(more === undefined ? [] : [`    - ${more}`])];
  return [`  - **${escapedMarkdown(title)}**`, ...lines].join('\n');
}

function itemMarkdown(item: PlanItem): readonly string[] {
  switch (item.kind) {
    case 'line':
      return [`    - ${escapedMarkdown(item.text)}`];
    case 'words': {
      const note = item.note ? `${escapedMarkdown(item.note)}: ` : '';
      return [`    - ${note}${item.pieces.map(pieceMarkdown).join('')}`];
    }
    case 'search':
      return [
        `    - «${escapedMarkdown(item.query)}»: <del>${escapedMarkdown(item.before)}</del> → <ins>${escapedMarkdown(item.after)}</ins>`,
      ];
  }
}

/** GitHub shows both tags, and takes no others for words that went and came. Lines are broken as in the message. */
function pieceMarkdown({ kind, text }: Piece): string {
  const shown = text.split('\n').map(escapedMarkdown).join('<br>');
  if (kind === 'same') return shown;
  return kind === 'removed' ? `<del>${shown}</del>` : `<ins>${shown}</ins>`;
}
