import { canonicalJson } from '../../base/canonical-json.ts';
import type { DealDraft } from '../../ports/crm.ts';
import { type Difference, effectsOf, type Outcome, type Pair } from './difference.ts';

/** What the CRM would be told otherwise, and who is handed to people or not. */
export function crmDifferences({ before, after }: Pair): readonly Difference[] {
  return [...deals(before, after), ...followUps(before, after), ...handOvers(before, after)];
}

function deals(before: Outcome, after: Outcome): readonly Difference[] {
  const old = new Map(effectsOf(before, 'create-deal').map(({ ticket, draft }) => [ticket, fieldsOf(draft)]));
  const now = new Map(effectsOf(after, 'create-deal').map(({ ticket, draft }) => [ticket, fieldsOf(draft)]));
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((ticket): readonly Difference[] => {
    const [one, other] = [old.get(ticket), now.get(ticket)];
    if (!one || !other)
      return [cameOrWent('deal', 'create-deal', one !== undefined, () => shown(one ?? other))];
    return [...new Set([...one.keys(), ...other.keys()])]
      .filter((path) => one.get(path) !== other.get(path))
      .map((path) => ({
        kind: 'deal',
        name: path,
        how: 'changed',
        before: () => one.get(path) ?? '',
        after: () => other.get(path) ?? '',
      }));
  });
}

/** `title`, `fields.UF_CRM_CITY`, `rows` -> what stands there. */
function fieldsOf({ fields, rows, ...draft }: DealDraft): ReadonlyMap<string, string> {
  const plain = Object.entries(draft).map(([name, value]): [string, string] => [name, String(value)]);
  const own = Object.entries(fields).map(([name, value]): [string, string] => [`fields.${name}`, value]);
  const lines = rows.map(({ name, price, quantity }) => `${name}: ${price} × ${quantity}`);
  return new Map([...plain, ...own, ['rows', lines.join('\n')]]);
}

function shown(fields: ReadonlyMap<string, string> | undefined): string {
  return fields?.get('title') ?? '';
}

function followUps(before: Outcome, after: Outcome): readonly Difference[] {
  return (['change-deal', 'comment-deal', 'contact-deal', 'link-card'] as const).flatMap((kind) => {
    const [old, now] = [effectsOf(before, kind), effectsOf(after, kind)];
    if (canonicalJson(old) === canonicalJson(now)) return [];
    const text = (effects: readonly unknown[]) => effects.map((effect) => JSON.stringify(effect)).join('\n');
    if (old.length !== now.length)
      return [cameOrWent('deal', kind, old.length > now.length, () => text(old.length > 0 ? old : now))];
    const changed = { kind: 'deal', name: kind, how: 'changed' } as const;
    return [{ ...changed, before: () => text(old), after: () => text(now) }];
  });
}

function handOvers(before: Outcome, after: Outcome): readonly Difference[] {
  const opened = (outcome: Outcome) =>
    new Map(effectsOf(outcome, 'open-escalation').map(({ escalation }) => [escalation.id, escalation]));
  const [old, now] = [opened(before), opened(after)];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((id): readonly Difference[] => {
    const [one, other] = [old.get(id), now.get(id)];
    if (one && other) {
      const [was, is] = [one.assigned?.handle ?? '', other.assigned?.handle ?? ''];
      if (was === is) return [];
      return [{ kind: 'manager', name: 'assigned', how: 'changed', before: () => was, after: () => is }];
    }
    const known = one ?? other;
    return [
      cameOrWent(
        'manager',
        known?.kind ?? 'manager',
        one !== undefined,
        () => known?.product?.name ?? known?.query ?? '',
      ),
    ];
  });
}

function cameOrWent(kind: Difference['kind'], name: string, isGone: boolean, text: () => string): Difference {
  const nothing = () => '';
  return isGone
    ? { kind, name, how: 'removed', before: text, after: nothing }
    : { kind, name, how: 'added', before: nothing, after: text };
}
