import { sha256Hex } from '../base/digest.ts';
import { escapeHtml, visibleText } from '../base/html.ts';
import { htmlLimits, isMeasured, lengthOf, limitLengths, type PromptSpec } from '../city/prompt-spec.ts';
import type { Language } from '../diagnostics/words/languages.ts';
import type { PageCity, PagePrompt, PreviewPage } from '../operations/preview-page.ts';
import { previewScript, previewStyle } from './preview-style.ts';
import { previewWords } from './preview-words.ts';
import { telegramHtml } from './telegram-html.ts';
import { wordDiff } from './word-diff.ts';

/** Previews as one page, which loads nothing and runs nothing but its own filter. */
export function previewHtml({ against, cities, diagnostics }: PreviewPage, language: Language): string {
  const words = previewWords[language];
  const hash = Buffer.from(sha256Hex(previewScript), 'hex').toString('base64');
  const prompts = cities.flatMap((city) => city.prompts);
  const changed = prompts.filter(({ before }) => before !== undefined).length;
  const broken = [...new Set(diagnostics.map(({ place }) => place.file))];
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${hash}'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${words.title}</title>
<style>${previewStyle}</style>
</head>
<body>
<header><h1>${words.title}</h1><p>${escapeHtml(words.intro(against, changed))}</p>${broken.map((file) => `<p>⚠️ ${escapeHtml(file)}</p>`).join('')}</header>
${filterHtml(cities, against !== null, language)}
<main>
${changedFirst(cities.flatMap((city) => sectionsOf(city)))
  .map((section) => sectionHtml(section, against, language))
  .join('\n')}
<p class="nothing" hidden>${words.nothing}</p>
</main>
<script>${previewScript}</script>
</body>
</html>
`;
}

function filterHtml(cities: readonly PageCity[], isCompared: boolean, language: Language): string {
  const words = previewWords[language];
  const languages = [...new Set(cities.flatMap(({ prompts }) => prompts.map((one) => one.language)))];
  const options = (values: readonly string[]) =>
    values.map((value) => `<option>${escapeHtml(value)}</option>`).join('');
  const changed = `<label><input type="checkbox" name="changed">${words.onlyChanged}</label>`;
  return `<form hidden>
<input type="search" name="words" placeholder="${words.search}" aria-label="${words.search}">
<select name="city" aria-label="${words.allCities}"><option value="">${words.allCities}</option>${options(cities.map(({ city }) => city))}</select>
<select name="language" aria-label="${words.allLanguages}"><option value="">${words.allLanguages}</option>${options(languages)}</select>
${isCompared ? changed : ''}
<output></output>
</form>`;
}

interface Section extends Omit<PageCity, 'prompts'> {
  readonly spoken: string;
  readonly prompts: readonly PagePrompt[];
}

/** One for each language. */
function sectionsOf({ prompts, ...city }: PageCity): readonly Section[] {
  const groups = Map.groupBy(prompts, ({ language }) => language);
  return [...groups].map(([spoken, own]) => ({ ...city, spoken, prompts: changedFirst(own) }));
}

/** What a reviewer looks for; else in the order of before. */
function changedFirst<T extends PagePrompt | Section>(all: readonly T[]): readonly T[] {
  return all.toSorted((a, b) => Number(isChanged(b)) - Number(isChanged(a)));
}

function isChanged(one: PagePrompt | Section): boolean {
  return 'prompts' in one ? one.prompts.some(isChanged) : one.before !== undefined;
}

function sectionHtml(
  { city, spoken, prompts, isShort, notCompared }: Section,
  against: string | null,
  language: Language,
): string {
  const words = previewWords[language];
  const notes = [
    ...(isShort ? [words.isShort] : []),
    ...(notCompared ? [words.notCompared[notCompared](against ?? '')] : []),
  ];
  const id = escapeHtml(`${city}-${spoken}`);
  return `<section id="${id}"><h2><a href="#${id}">${escapeHtml(`${city} · ${spoken}`)}</a></h2>
${notes.map((note) => `<p class="note">${escapeHtml(note)}</p>`).join('')}<div class="grid">
${prompts.map((prompt) => promptHtml(city, prompt, language)).join('\n')}
</div></section>`;
}

function promptHtml(city: string, prompt: PagePrompt, language: Language): string {
  const words = previewWords[language];
  const { key, language: spoken, source, layer, spec, previews, before } = prompt;
  const id = escapeHtml(`${city}-${spoken}-${key}`);
  const where = source ?? (layer === 'none' ? words.nobody : words.builtIn);
  const values = Object.keys(spec.values).map((name) => `{${name}}`);
  const meta = [where, spec.limit, ...(values.length > 0 ? [`${words.values} ${values.join(' ')}`] : [])];
  const shown = before
    ? changedHtml(prompt, before, language)
    : previews.map((one) => wordingHtml(one, prompt, language)).join('');
  const badge = before ? `<span class="badge">${words.changed}</span>` : '';
  return `<article id="${id}" data-city="${escapeHtml(city)}" data-language="${escapeHtml(spoken)}"${before ? ' class="changed"' : ''}>
<header><h3><a href="#${id}">${escapeHtml(key)}</a></h3><div class="meta">${badge}${meta.map((one) => `<span>${escapeHtml(one)}</span>`).join('')}</div></header>
${shown === '' ? `<div class="chat">${words.unreadable}</div>` : `<div class="chat">${shown}</div>`}${before ? diffHtml(prompt, before) : ''}
</article>`;
}

type Wording = PagePrompt['previews'][number];

function wordingHtml(wording: Wording, prompt: PagePrompt, language: Language, name?: string): string {
  const { text, choice } = wording;
  const { spec, buttons } = prompt;
  const words = previewWords[language];
  const chosen = Object.entries(choice).map(([value, is]) => `${value} = ${is}`);
  const length = lengthOf(htmlLimits.has(spec.limit) ? visibleText(text) : text, spec.limit);
  const size = words.of(Math.round(length), limitLengths[spec.limit], isMeasured(spec.limit));
  const label = [...(name === undefined ? [] : [name]), ...chosen, size].join(' · ');
  return `<div class="side"><span class="label">${escapeHtml(label)}</span>${textHtml(text, spec)}${buttonRows(buttons)}</div>`;
}

function textHtml(text: string, spec: PromptSpec): string {
  if (isMeasured(spec.limit))
    return `<div class="row alone"><span class="key">${escapeHtml(text)}</span></div>`;
  if (htmlLimits.has(spec.limit)) return `<div class="bubble">${telegramHtml(text)}</div>`;
  return `<div class="plain">${escapeHtml(text)}</div>`;
}

function buttonRows(rows: PagePrompt['buttons']): string {
  if (rows.length === 0) return '';
  const row = (keys: readonly string[]) =>
    `<div class="row">${keys.map((key) => `<span class="key">${escapeHtml(key)}</span>`).join('')}</div>`;
  return `<div class="rows">${rows.map(row).join('')}</div>`;
}

/** Before and after, wording by wording. */
function changedHtml(prompt: PagePrompt, before: readonly Wording[], language: Language): string {
  const words = previewWords[language];
  const old = before.map((one) => wordingHtml(one, prompt, language, words.before)).join('');
  const now = prompt.previews.map((one) => wordingHtml(one, prompt, language, words.after)).join('');
  return `<div class="sides"><div class="side">${old}</div><div class="side">${now}</div></div>`;
}

function diffHtml({ previews }: PagePrompt, before: readonly Wording[]): string {
  const pieces = wordDiff(before.at(-1)?.text ?? '', previews.at(-1)?.text ?? '').map(({ kind, text }) => {
    const shown = escapeHtml(text);
    return kind === 'same' ? shown : kind === 'removed' ? `<del>${shown}</del>` : `<ins>${shown}</ins>`;
  });
  return `<div class="diff">${pieces.join('')}</div>`;
}
