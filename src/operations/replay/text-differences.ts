import { visibleText } from '../../base/html.ts';
import type { RenderedPrompt } from '../../city/prompts.ts';
import { parseButton, parseDeskButton } from '../../conversation/button-data.ts';
import type { Effect } from '../../conversation/effect.ts';
import type { Button } from '../../ports/messenger.ts';
import { countedDifferences, type Difference, type Outcome, type Pair } from './difference.ts';

/**
 * What is read otherwise, prompt by prompt. `isSearch`: the search found something else, which is told as such: of its texts
 * only those that were written otherwise are told beside.
 */
export function promptDifferences({ before, after, sides }: Pair, isSearch: boolean): readonly Difference[] {
  // Nothing is known of how a recorded text came about.
  if (before.said.length === 0) return [];
  const old = Map.groupBy(before.said, nameOf);
  const now = Map.groupBy(after.said, nameOf);
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((name): readonly Difference[] => {
    const [was, is] = [old.get(name) ?? [], now.get(name) ?? []];
    const [one] = [...was, ...is];
    if (!one || textOf(was) === textOf(is)) return [];
    const { language, key } = one;
    const isWording = sides.before.layer[language]?.[key] !== sides.after.layer[language]?.[key];
    if (isSearch && (!isWording || was.length === 0 || is.length === 0)) return [];
    const how = was.length === 0 ? 'added' : is.length === 0 ? 'removed' : isWording ? 'wording' : 'values';
    // Of several the first that differs.
    const at = was.findIndex(({ text }, index) => text !== is[index]?.text);
    const shown = (said: readonly RenderedPrompt[]) => said[Math.max(at, 0)]?.text ?? '';
    return [{ kind: 'text', name: key, how, language, before: () => shown(was), after: () => shown(is) }];
  });
}

function nameOf({ language, key }: RenderedPrompt): string {
  return `${language} ${key}`;
}

function textOf(said: readonly RenderedPrompt[]): string {
  return said.map(({ text }) => text).join('\n');
}

/** Buttons that came, went, or lead elsewhere; what stands on them is a text. */
export function buttonDifferences({ before, after }: Pair, isSearch: boolean): readonly Difference[] {
  const [old, now] = [buttonsOf(before), buttonsOf(after)];
  const counts = countedDifferences(old.map(actionOf), now.map(actionOf));
  const cameAndWent = [...counts]
    .filter(([action]) => !(isSearch && ofList.has(action)))
    .map(([action, count]): Difference => {
      const text = () => (count > 0 ? now : old).find((button) => actionOf(button) === action)?.text ?? '';
      const how = count > 0 ? 'added' : 'removed';
      const nothing = () => '';
      return {
        kind: 'button',
        name: action,
        how,
        before: count > 0 ? nothing : text,
        after: count > 0 ? text : nothing,
      };
    });
  const moved = (['link', 'copy'] as const).flatMap((kind): readonly Difference[] => {
    const [was, is] = [targetsOf(old, kind), targetsOf(now, kind)];
    if (counts.has(kind) || was.join('\n') === is.join('\n')) return [];
    const at = was.findIndex((target, index) => target !== is[index]);
    return [
      { kind: 'button', name: kind, how: 'changed', before: () => was[at] ?? '', after: () => is[at] ?? '' },
    ];
  });
  return [...cameAndWent, ...moved];
}

/** Under a list of products: they follow what is found. */
const ofList = new Set(['card', 'page', 'without', 'help-me-choose']);

function buttonsOf({ effects }: Outcome): readonly Button[] {
  return effects.flatMap((effect) => messageOf(effect)?.buttons ?? []).flat();
}

function messageOf(effect: Effect) {
  return effect.kind === 'send' || effect.kind === 'edit' ? effect.message : undefined;
}

function actionOf(button: Button): string {
  if (button.kind !== 'press') return button.kind;
  const data = parseButton(button.data);
  if (data?.action === 'menu') return `menu ${data.screen}`;
  return data?.action ?? parseDeskButton(button.data)?.action ?? 'press';
}

function targetsOf(buttons: readonly Button[], kind: 'link' | 'copy'): readonly string[] {
  return buttons.flatMap((button) => {
    if (button.kind !== kind) return [];
    return button.kind === 'link' ? [button.url] : button.kind === 'copy' ? [button.copy] : [];
  });
}

/** Messages that come or go; for customers and for managers. */
export function replyDifferences({ before, after, sides }: Pair): readonly Difference[] {
  const desks = new Set([sides.before, sides.after].map(({ city }) => city.settings.manager?.chat));
  return (['customer', 'manager'] as const).flatMap((reader): readonly Difference[] => {
    const of = ({ effects }: Outcome) =>
      effects.flatMap((effect) => {
        if (!('chat' in effect) || effect.kind === 'pair') return [];
        return desks.has(effect.chat) === (reader === 'manager') ? [htmlOf(effect)] : [];
      });
    const [old, now] = [of(before), of(after)];
    if (old.length === now.length) return [];
    const how = now.length > old.length ? 'added' : 'removed';
    return [
      { kind: 'reply', name: reader, how, before: () => old.join('\n\n'), after: () => now.join('\n\n') },
    ];
  });
}

export function htmlOf(effect: Effect): string {
  if (effect.kind === 'album') return effect.caption;
  if (effect.kind === 'answer') return effect.text ?? '';
  return messageOf(effect)?.html ?? '';
}

/** Words that no prompt says: answers of the FAQ, texts of stages; and all of what was recorded. */
export function wordDifferences({ before, after }: Pair): readonly Difference[] {
  const of = ({ effects }: Outcome) => effects.map(htmlOf).filter((html) => html !== '');
  const [old, now] = [of(before), of(after)];
  if (old.join('\n') === now.join('\n')) return [];
  const at = old.findIndex((html, index) => html !== now[index]);
  const index = at === -1 ? old.length : at;
  const shown = (texts: readonly string[]) => visibleText(texts[index] ?? '');
  return [{ kind: 'text', name: '', how: 'changed', before: () => shown(old), after: () => shown(now) }];
}
