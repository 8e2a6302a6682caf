import { uuidOf } from '../base/digest.ts';
import type { CityId } from '../base/ids.ts';
import { ZetaError } from '../base/zeta-error.ts';
import type { Settings } from '../city/settings.ts';
import type { CrmOutcome, DealDraft } from '../ports/crm.ts';
import type { PortalStage, PortalSurvey } from '../ports/portal-survey.ts';
import { withStore } from './known-customer.ts';
import { liveCity } from './live-city.ts';
import type { Platform } from './platform.ts';
import { portalGroups } from './portal-groups.ts';
import type { ServeTools } from './tools.ts';

/** What was looked at; `lookup`: a deal was made, found by its mark and deleted. */
export type Checked =
  | 'webhook'
  | 'scope'
  | 'category'
  | 'stage'
  | 'closed'
  | 'stages'
  | 'assigned'
  | 'fields'
  | 'lookup'
  | 'delete';

export interface CheckFinding {
  readonly what: Checked;
  readonly isFine: boolean;
  /** What it is about: an id, a code of the portal, names after commas. */
  readonly detail: string;
}

/** How a city's CRM stands to what its settings say of it. */
export interface BitrixCheck {
  readonly city: CityId;
  readonly target: string;
  readonly owner: { readonly id: string; readonly name: string } | null;
  readonly findings: readonly CheckFinding[];
  readonly funnels: readonly { readonly id: number; readonly name: string }[];
  /** Of the funnel that deals go to. */
  readonly stages: readonly PortalStage[];
}

type CheckTools = Pick<
  ServeTools,
  'clock' | 'timers' | 'references' | 'inspectCrm' | 'connectBitrix' | 'surveyCrm'
>;

/** How long the portal may take for one answer. */
const answerMs = 30_000;
/** A right that tickets need. */
const neededScope = 'crm';

/**
 * Asks a live city's portal whether it has what the settings name, and proves the lookup that keeps tickets from becoming two
 * deals: one is made, found by its mark, read and deleted. Throws `ZetaError` when the city has no CRM, or its reference is
 * not set.
 */
export function checkBitrix(tools: CheckTools, platform: Platform, name: string): Promise<BitrixCheck> {
  return withStore(platform, async (store) => {
    const { city, number } = await liveCity(store, platform, name);
    const { groups, unset } = await portalGroups(tools, platform, store, [name]);
    const [group] = groups;
    if (!group) {
      throw new ZetaError('no-webhook', `The webhook of ${city} is not set: ${unset[0]?.reference ?? ''}.`, {
        hint: 'Write it into .env under that name.',
      });
    }
    const release = await store.release(city, number);
    // Written by `release/` from this very type.
    const settings = JSON.parse(release?.settings ?? '{}') as Settings;
    const signal = () => tools.timers.deadline(answerMs, new AbortController().signal);
    const survey = tools.surveyCrm(group.webhook);
    const asked = await askPortal(survey, settings, signal);
    const crm = tools.connectBitrix(group.webhook);
    const draft = probeDraft(city, settings, tools.clock.now());
    const proof = asked.isReached ? await proveLookup({ crm, survey, draft, signal }) : [];
    const { isReached: _, findings, ...found } = asked;
    return { city, target: platform.target, ...found, findings: [...findings, ...proof] };
  });
}

type Signal = () => AbortSignal;

/** What the portal says of what a city's settings name; nothing is made there. */
export async function askPortal(survey: PortalSurvey, { bitrix }: Settings, signal: Signal) {
  const owner = await survey.owner(signal());
  if (owner.kind !== 'done') {
    const findings: readonly CheckFinding[] = [{ what: 'webhook', isFine: false, detail: told(owner) }];
    return { isReached: false, owner: null, funnels: [], stages: [], findings };
  }
  const scopes = await survey.scopes(signal());
  const isLead = bitrix?.entity === 'lead';
  const category = bitrix?.deal?.category ?? 0;
  // Leads have no funnels.
  const funnels = isLead ? undefined : await survey.funnels(signal());
  const stages = await survey.stages(isLead ? 'lead' : category, signal());
  const known = valueOf(stages) ?? [];
  const hasStage = (id: string) => known.some((stage) => stage.id === id);
  const { stage, closed } = bitrix?.deal ?? {};
  // Stages of other funnels are theirs.
  const named = Object.keys(bitrix?.stages ?? {}).filter((id) => isLead || funnelOf(id) === category);
  const missing = named.filter((id) => !hasStage(id));
  const findings: CheckFinding[] = [
    { what: 'webhook', isFine: true, detail: owner.value.name },
    found('scope', scopes, (list) => list.includes(neededScope), neededScope),
    ...(funnels
      ? [found('category', funnels, (list) => list.some(({ id }) => id === category), String(category))]
      : []),
    ...(stage === undefined ? [] : [found('stage', stages, () => hasStage(stage), stage)]),
    ...(closed === undefined ? [] : [found('closed', stages, () => hasStage(closed), closed)]),
    ...(named.length === 0
      ? []
      : [
          found(
            'stages',
            stages,
            () => missing.length === 0,
            (missing.length > 0 ? missing : named).join(', '),
          ),
        ]),
  ];
  return {
    isReached: true,
    owner: { id: owner.value.id, name: owner.value.name },
    funnels: (funnels && valueOf(funnels)) ?? [],
    stages: known,
    findings,
  };
}

interface Proof {
  readonly crm: ReturnType<CheckTools['connectBitrix']>;
  readonly survey: PortalSurvey;
  readonly draft: DealDraft;
  readonly signal: Signal;
}

/** The deal is deleted whatever was found of it. */
async function proveLookup(proof: Proof): Promise<readonly CheckFinding[]> {
  const { crm, survey, draft, signal } = proof;
  const made = await crm.createDeal(draft, { signal: signal(), mayStillSend: () => true });
  if (made.kind !== 'done') return [{ what: 'lookup', isFine: false, detail: told(made) }];
  const list = await crm.findDeals(draft, signal());
  const item = await survey.item(made.value, signal());
  const gone = await survey.deleteDeal(made.value, signal());
  return [
    found('lookup', list, (deals) => deals.some(({ id }) => id === made.value), `№${made.value}`),
    ...readBack(draft, valueOf(item) ?? {}),
    found('delete', gone, () => true, `№${made.value}`),
  ];
}

/** A portal drops what it does not know without a word. */
function readBack(draft: DealDraft, item: Readonly<Record<string, unknown>>): readonly CheckFinding[] {
  const lost = Object.keys(draft.fields).filter((name) => String(item[name] ?? '') === '');
  const { assigned } = draft;
  return [
    ...(assigned === undefined
      ? []
      : [
          {
            what: 'assigned' as const,
            isFine: Number(item['assignedById']) === assigned,
            detail: String(assigned),
          },
        ]),
    ...(Object.keys(draft.fields).length === 0
      ? []
      : [
          {
            what: 'fields' as const,
            isFine: lost.length === 0,
            detail: (lost.length > 0 ? lost : Object.keys(draft.fields)).join(', '),
          },
        ]),
  ];
}

/** No audit takes it for a ticket's. */
function probeDraft(city: CityId, { bitrix, currency }: Settings, now: number): DealDraft {
  const { category, stage, assigned, source, fields = {} } = bitrix?.deal ?? {};
  return {
    originatorId: `zeta-check:${city}`,
    originId: uuidOf('bitrix-check', city, String(now)),
    title: 'ZETA: проверка связи, можно удалить',
    ...(bitrix?.entity === 'lead' ? { entity: 'lead' } : category !== undefined && { category }),
    ...(stage !== undefined && { stage }),
    ...(assigned !== undefined && { assigned }),
    ...(source !== undefined && { source }),
    currency,
    opportunity: 0,
    comments: 'zeta bitrix check',
    fields: Object.fromEntries(Object.keys(fields).map((name) => [name, 'zeta check'])),
    rows: [],
  };
}

function found<T>(
  what: Checked,
  outcome: CrmOutcome<T>,
  isFine: (value: T) => boolean,
  detail: string,
): CheckFinding {
  if (outcome.kind !== 'done') return { what, isFine: false, detail: told(outcome) };
  return { what, isFine: isFine(outcome.value), detail };
}

function valueOf<T>(outcome: CrmOutcome<T>): T | undefined {
  return outcome.kind === 'done' ? outcome.value : undefined;
}

/** The portal's code, or that of the connection. */
function told(outcome: Exclude<CrmOutcome<unknown>, { readonly kind: 'done' }>): string {
  return 'code' in outcome ? outcome.code : outcome.detail;
}

/** Stages of all funnels but the first carry their number: `C9:NEW`. */
function funnelOf(stage: string): number {
  return Number(/^C(\d+):/.exec(stage)?.[1] ?? 0);
}
