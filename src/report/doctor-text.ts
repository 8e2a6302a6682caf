import type { Language } from '../diagnostics/words/languages.ts';
import type { Doctor } from '../operations/doctor.ts';
import type { DoctorFinding } from '../operations/doctor-finding.ts';
import { aimed } from './aimed.ts';
import { causeWords } from './cause-words.ts';
import type { AllWords } from './doctor-check-words.ts';
import { doctorEnglish } from './doctor-english.ts';
import { doctorRussian } from './doctor-russian.ts';
import type { Voice } from './voice.ts';
import { wrapped } from './wrapped.ts';

interface FrameWords {
  readonly platform: string;
  readonly skipped: (what: string) => string;
  readonly cure: string;
  readonly offline: string;
  readonly emulated: string;
  readonly sum: (failed: number, warnings: number) => string;
  readonly well: string;
  readonly target: string;
}

const frame: Readonly<Record<Language, FrameWords>> = {
  en: {
    platform: 'platform',
    skipped: (what) => `not looked at: ${what}`,
    cure: 'what to do',
    offline: 'offline: nothing that needs the network was looked at',
    emulated: 'target dev: Telegram and Bitrix24 are emulated; --to local looks at the real ones',
    sum: (failed, warnings) => `failed: ${failed}, to look at: ${warnings}`,
    well: 'all is well',
    target: 'target',
  },
  ru: {
    platform: 'платформа',
    skipped: (what) => `не проверено: ${what}`,
    cure: 'что делать',
    offline: 'без сети: всё, для чего она нужна, не проверялось',
    emulated: 'цель dev: Telegram и Битрикс24 ненастоящие; настоящие проверит --to local',
    sum: (failed, warnings) => `не в порядке: ${failed}, обратить внимание: ${warnings}`,
    well: 'всё в порядке',
    target: 'цель',
  },
};

const doctorWords: Readonly<Record<Language, AllWords>> = { en: doctorEnglish, ru: doctorRussian };

/** The platform first, then each city: a line a check, and under what is not fine what to do. */
export function doctorText({ target, isEmulated, isOffline, findings }: Doctor, voice: Voice): string {
  const { style, language } = voice;
  const said = frame[language];
  const groups = Map.groupBy(findings, ({ city }) => city);
  const blocks = [...groups].map(([city, own]) =>
    [style.bold(city ?? said.platform), ...own.flatMap((one) => findingLines(one, target, voice))].join('\n'),
  );
  const count = (verdict: DoctorFinding['verdict']) =>
    findings.filter((one) => one.verdict === verdict).length;
  const [failed, warnings] = [count('failed'), count('warning')];
  return [
    ...blocks.flatMap((block) => [block, '']),
    failed + warnings === 0 ? style.green(said.well) : said.sum(failed, warnings),
    ...(isOffline ? [style.dim(said.offline)] : []),
    ...(isEmulated ? [style.dim(said.emulated)] : []),
    style.dim(`${said.target}: ${target}`),
  ].join('\n');
}

function findingLines(
  { check, verdict, detail, city }: DoctorFinding,
  target: string,
  voice: Voice,
): readonly string[] {
  const { style, language } = voice;
  const words = doctorWords[language][check];
  if (verdict === 'fine') return paragraph(words.fine(detail), style.green('✓'), voice);
  if (verdict === 'skipped') return paragraph(frame[language].skipped(words.what), style.dim('·'), voice);
  const aim = { target, city: city ?? undefined, name: /^env:(\w+)$/.exec(detail)?.[1] };
  const known = causeWords(check, detail, { ...aim, language });
  const what = words.wrong(known?.cause ?? detail);
  const cure = known?.cure ?? aimed(words.cure, aim);
  return [
    ...paragraph(what, verdict === 'failed' ? style.red('✗') : style.yellow('!'), voice),
    ...(cure === '' ? [] : paragraph(`${frame[language].cure}: ${cure}`, ' ', voice)),
  ];
}

function paragraph(text: string, mark: string, { width, wraps }: Voice): readonly string[] {
  if (!wraps) return [`  ${mark} ${text}`];
  return wrapped(text, width - 4).map((line, at) => (at === 0 ? `  ${mark} ${line}` : `    ${line}`));
}
