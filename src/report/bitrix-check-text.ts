import type { Language } from '../diagnostics/words/languages.ts';
import type { BitrixCheck, Checked, CheckFinding } from '../operations/bitrix-check.ts';
import type { Voice } from './voice.ts';

interface CheckWords {
  readonly fine: Readonly<Record<Checked, (detail: string) => string>>;
  readonly wrong: Readonly<Record<Checked, (detail: string) => string>>;
  readonly funnels: string;
  readonly suggestion: string;
}

const words: Readonly<Record<Language, CheckWords>> = {
  en: {
    fine: {
      webhook: (who) => `the webhook answers; it acts as ${who}`,
      scope: (scope) => `it has the right "${scope}"`,
      category: (id) => `funnel ${id} is there`,
      stage: (id) => `stage ${id} is there`,
      closed: (id) => `stage ${id} for closed talks is there`,
      stages: (ids) => `stages that customers are told are there: ${ids}`,
      assigned: (id) => `user ${id} gets deals`,
      fields: (names) => `own fields are kept: ${names}`,
      lookup: (deal) => `a deal was made and found by its mark (${deal})`,
      delete: (deal) => `and deleted (${deal})`,
    },
    wrong: {
      webhook: (code) => `the webhook does not answer as it should: ${code}`,
      scope: (scope) =>
        `the webhook has not the right: ${scope}. Give it on the portal: Developer resources, the webhook, CRM`,
      category: (id) => `funnel (bitrix.deal.category) is not there: ${id}`,
      stage: (id) => `stage (bitrix.deal.stage) is not in the funnel: ${id}`,
      closed: (id) => `stage (bitrix.deal.closed) is not in the funnel: ${id}`,
      stages: (ids) => `stages (bitrix.stages) that are not in the funnel: ${ids}`,
      assigned: (id) => `user (bitrix.deal.assigned) does not get deals: ${id}`,
      fields: (names) =>
        `own fields (bitrix.deal.fields) that the portal dropped: ${names}. Make them for deals first`,
      lookup: (detail) =>
        `a deal could not be made and found by its mark: ${detail}. The webhook's employee must be able to read all deals of the funnel`,
      delete: (detail) => `the deal could not be deleted: ${detail}. Delete it by hand`,
    },
    funnels: 'funnels of the portal',
    suggestion: 'What customers may be told, with the portal’s own stages (for city.yaml):',
  },
  ru: {
    fine: {
      webhook: (who) => `вебхук отвечает; он действует от имени: ${who}`,
      scope: (scope) => `право «${scope}» есть`,
      category: (id) => `воронка ${id} есть`,
      stage: (id) => `стадия ${id} есть`,
      closed: (id) => `стадия ${id} для завершённых разговоров есть`,
      stages: (ids) => `стадии, о которых узнают покупатели, есть: ${ids}`,
      assigned: (id) => `сотрудник ${id} получает сделки`,
      fields: (names) => `свои поля сохраняются: ${names}`,
      lookup: (deal) => `сделка создана и найдена по своей метке (${deal})`,
      delete: (deal) => `и удалена (${deal})`,
    },
    wrong: {
      webhook: (code) => `вебхук отвечает не так, как должен: ${code}`,
      scope: (scope) => `у вебхука нет права: ${scope}. Дайте его на портале: Разработчикам, вебхук, CRM`,
      category: (id) => `воронки (bitrix.deal.category) нет: ${id}`,
      stage: (id) => `стадии (bitrix.deal.stage) в воронке нет: ${id}`,
      closed: (id) => `стадии (bitrix.deal.closed) в воронке нет: ${id}`,
      stages: (ids) => `стадий (bitrix.stages) в воронке нет: ${ids}`,
      assigned: (id) => `сотрудник (bitrix.deal.assigned) сделок не получает: ${id}`,
      fields: (names) =>
        `свои поля (bitrix.deal.fields), которые портал отбросил: ${names}. Сначала заведите их у сделок`,
      lookup: (detail) =>
        `не удалось создать сделку и найти её по метке: ${detail}. Сотрудник вебхука должен видеть все сделки воронки`,
      delete: (detail) => `не удалось удалить сделку: ${detail}. Удалите её сами`,
    },
    funnels: 'воронки портала',
    suggestion: 'Что можно говорить покупателям, со стадиями портала (для city.yaml):',
  },
};

export function bitrixCheckText(
  { city, target, findings, funnels, stages }: BitrixCheck,
  voice: Voice,
): string {
  const { style, language } = voice;
  const said = words[language];
  const lines = findings.map((finding) => findingLine(finding, said, voice));
  const isMissing = (what: Checked) => findings.some((finding) => finding.what === what && !finding.isFine);
  const list = isMissing('category') ? funnels.map(({ id, name }) => `  ${id}  ${name}`) : [];
  // Who has said what customers are told needs no suggestion, unless the portal has other stages.
  const hasStages = findings.some(({ what, isFine }) => what === 'stages' && isFine);
  return [
    style.bold(city),
    ...lines,
    ...(list.length > 0 ? ['', style.dim(said.funnels), ...list] : []),
    ...(stages.length > 0 && !hasStages
      ? ['', style.dim(said.suggestion), 'bitrix:', '  stages:', ...stages.map(stageLine)]
      : []),
    '',
    style.dim(`target: ${target}`),
  ].join('\n');
}

function findingLine({ what, isFine, detail }: CheckFinding, said: CheckWords, { style }: Voice): string {
  return isFine
    ? `${style.green('✓')} ${said.fine[what](detail)}`
    : `${style.red('✗')} ${said.wrong[what](detail)}`;
}

function stageLine({ id, name }: BitrixCheck['stages'][number]): string {
  const key = /^[A-Z_]+$/.test(id) ? id : JSON.stringify(id);
  return `    ${key}: { name: { ru: ${JSON.stringify(name)} } }`;
}
