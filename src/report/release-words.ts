import type { Language } from '../diagnostics/words/languages.ts';
import type { RollbackStep } from '../operations/rollback-cities.ts';

type Part = 'settings' | 'texts' | 'synonyms' | 'faq' | 'catalog';

interface ReleaseWords {
  readonly back: (city: string, from: number, to: number) => string;
  readonly forward: (city: string, from: number, to: number) => string;
  readonly waits: (city: string) => string;
  /** A release of other products alone was passed over; and the command that goes there. */
  readonly skipped: (number: number, command: string) => string;
  readonly held: (number: number) => string;
  readonly wasPinned: (number: number) => string;
  readonly heldWaits: (city: string) => string;
  readonly unpinned: string;
  readonly wasNotPinned: string;
  readonly question: (cities: number, target: string) => string;
  readonly stays: Readonly<Record<Exclude<RollbackStep, { to: number }>['why'], string>>;
  readonly overtaken: (city: string) => string;
  readonly head: readonly string[];
  readonly none: (target: string) => string;
  readonly ago: (since: string) => string;
  readonly pinned: string;
  readonly rolledBack: string;
  readonly part: Readonly<Record<Part, string>>;
  readonly target: (name: string) => string;
  readonly live: string;
  readonly damaged: string;
  readonly rows: Readonly<
    Record<'made' | 'by' | 'message' | 'commit' | 'way' | 'products' | 'settings' | 'texts', string>
  >;
  readonly pruneQuestion: (target: string, keep: number) => string;
  readonly pruned: (city: string, dropped: number, kept: number) => string;
  readonly catalogs: (count: number) => string;
}

const english: ReleaseWords = {
  back: (city, from, to) => `${city}: back from #${from} to #${to}, and pinned there`,
  forward: (city, from, to) => `${city}: moved from #${from} to #${to}, and pinned there`,
  skipped: (number, command) =>
    `#${number} was passed over, for it differs in its products alone; to go there: \`${command}\``,
  waits: (city) => `saves wait until a deploy with other content, or \`zeta unpin ${city}\``,
  held: (number) => `pinned at #${number}`,
  wasPinned: (number) => `was pinned at #${number} already`,
  heldWaits: (city) => `saves and feeds wait until a deploy, or \`zeta unpin ${city}\``,
  unpinned: 'not pinned any more: the next save or deploy goes live',
  wasNotPinned: 'was not pinned',
  question: (cities, target) => `Take ${cities} ${cities === 1 ? 'city' : 'cities'} of ${target} back?`,
  stays: {
    same: 'not changed since',
    none: 'has no release to go back to',
    products: 'its earlier releases differ in their products alone: go back to one by its number',
    unlive: 'was not live then',
    damaged: 'stays: the catalog of that release is damaged or lost',
  },
  overtaken: (city) => `${city}: moved by somebody else meanwhile, and left as it is`,
  head: ['  release', 'made', 'origin', 'author', 'commit', 'products', 'changed', ''],
  none: (target) => `no releases in the target ${target}`,
  ago: (since) => `${since} ago`,
  pinned: 'pinned',
  rolledBack: 'rolled back',
  part: { settings: 'settings', texts: 'texts', synonyms: 'synonyms', faq: 'faq', catalog: 'catalog' },
  target: (name) => `target: ${name}`,
  live: 'live',
  damaged: 'its catalog is damaged or lost',
  rows: {
    made: 'made',
    by: 'by',
    message: 'message',
    commit: 'commit',
    way: 'origin',
    products: 'products',
    settings: 'settings',
    texts: 'texts',
  },
  pruneQuestion: (target, keep) => `Drop all but the newest ${keep} releases of each city of ${target}?`,
  pruned: (city, dropped, kept) => `${city}: ${dropped} dropped, ${kept} kept`,
  catalogs: (count) => `compiled catalogs that nobody has any more: ${count} removed`,
};

const russian: ReleaseWords = {
  back: (city, from, to) => `${city}: возвращён с #${from} на #${to} и закреплён`,
  forward: (city, from, to) => `${city}: переведён с #${from} на #${to} и закреплён`,
  skipped: (number, command) =>
    `#${number} пропущен: он отличается только товарами; чтобы перейти к нему: \`${command}\``,
  waits: (city) => `сохранённое ждёт выкладки с другим содержимым или \`zeta unpin ${city}\``,
  held: (number) => `закреплён на #${number}`,
  wasPinned: (number) => `уже был закреплён на #${number}`,
  heldWaits: (city) => `сохранённое и фиды ждут выкладки или \`zeta unpin ${city}\``,
  unpinned: 'закрепление снято: следующее сохранение или выкладка выйдет к покупателям',
  wasNotPinned: 'не был закреплён',
  question: (cities, target) => `Вернуть назад городов: ${cities}, цель ${target}?`,
  stays: {
    same: 'с тех пор не менялся',
    none: 'вернуться не к чему',
    products: 'прежние релизы отличаются только товарами: вернитесь к одному из них по номеру',
    unlive: 'тогда ещё не работал',
    damaged: 'остаётся: каталог того релиза повреждён или потерян',
  },
  overtaken: (city) => `${city}: за это время изменён кем-то ещё, не тронут`,
  head: ['  релиз', 'создан', 'откуда', 'кто', 'коммит', 'товаров', 'изменено', ''],
  none: (target) => `в цели ${target} релизов нет`,
  ago: (since) => `${since} назад`,
  pinned: 'закреплён',
  rolledBack: 'отвергнут откатом',
  part: {
    settings: 'настройки',
    texts: 'тексты',
    synonyms: 'синонимы',
    faq: 'вопросы',
    catalog: 'каталог',
  },
  target: (name) => `цель: ${name}`,
  live: 'работает',
  damaged: 'каталог повреждён или потерян',
  rows: {
    made: 'создан',
    by: 'кто',
    message: 'сообщение',
    commit: 'коммит',
    way: 'откуда',
    products: 'товаров',
    settings: 'настройки',
    texts: 'тексты',
  },
  pruneQuestion: (target, keep) => `Удалить релизы ${target}, кроме новейших ${keep} каждого города?`,
  pruned: (city, dropped, kept) => `${city}: удалено ${dropped}, осталось ${kept}`,
  catalogs: (count) => `собранных каталогов, которые больше никому не нужны: удалено ${count}`,
};

export const releaseWords: Readonly<Record<Language, ReleaseWords>> = { en: english, ru: russian };
