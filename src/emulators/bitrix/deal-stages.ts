export interface Category {
  readonly id: number;
  readonly name: string;
}

/** The portal's meaning of a stage: `P` in progress, `S` won, `F` lost. */
export type StageSemantics = 'P' | 'S' | 'F';

interface Stage {
  readonly status: string;
  readonly name: string;
  readonly color: string;
  readonly semantics: StageSemantics;
}

/** A column of the portal's board. */
interface ShownStage {
  readonly id: string;
  readonly name: string;
  /** Of a stage that a deal ends in. */
  readonly end?: 'won' | 'lost';
}

/** Stages that every new funnel has. */
const stages: readonly Stage[] = [
  { status: 'NEW', name: 'New', color: '#39A8EF', semantics: 'P' },
  { status: 'PREPARATION', name: 'Preparing documents', color: '#2FC6F6', semantics: 'P' },
  { status: 'PREPAYMENT_INVOICE', name: 'Prepayment invoice', color: '#55D0E0', semantics: 'P' },
  { status: 'EXECUTING', name: 'In progress', color: '#47E4C2', semantics: 'P' },
  { status: 'FINAL_INVOICE', name: 'Final invoice', color: '#FFA900', semantics: 'P' },
  { status: 'WON', name: 'Won', color: '#7BD500', semantics: 'S' },
  { status: 'LOSE', name: 'Lost', color: '#FF5752', semantics: 'F' },
  { status: 'APOLOGY', name: 'Lost: reason known', color: '#FF5752', semantics: 'F' },
];
/** Leads have no funnels. */
const leadStages: readonly Stage[] = [
  { status: 'NEW', name: 'Unassigned', color: '#2FC6F6', semantics: 'P' },
  { status: 'IN_PROCESS', name: 'In progress', color: '#55D0E0', semantics: 'P' },
  { status: 'PROCESSED', name: 'Processed', color: '#FFA900', semantics: 'P' },
  { status: 'CONVERTED', name: 'Good lead', color: '#7BD500', semantics: 'S' },
  { status: 'JUNK', name: 'Junk lead', color: '#FF5752', semantics: 'F' },
];
const extraSemantics = { P: 'process', S: 'success', F: 'failure' };

/** Stage ids of all funnels but the first carry their number: `C9:NEW`. */
export function stageIdIn(categoryId: number, status: string): string {
  return categoryId === 0 ? status : `C${categoryId}:${status}`;
}

/** Whether a funnel may have this stage: a standard one, or one that a person added (`UC_…`). */
export function isStageOf(categoryId: number, stageId: string): boolean {
  const prefix = stageIdIn(categoryId, '');
  if (!stageId.startsWith(prefix)) return false;
  const status = stageId.slice(prefix.length);
  return stages.some((stage) => stage.status === status) || /^UC_[A-Z0-9]+$/.test(status);
}

/** A standard one, or one that a person added. */
export function isStageOfLeads(stageId: string): boolean {
  return leadStages.some(({ status }) => status === stageId) || /^UC_[A-Z0-9]+$/.test(stageId);
}

export function stagesOfLeads(): readonly ShownStage[] {
  return leadStages.map((stage) => shownStage(stage, stage.status));
}

/** All stages of the funnel that a stage is of. */
export function stagesLike(stageId: string): readonly ShownStage[] {
  const categoryId = Number(/^C(\d+):/.exec(stageId)?.[1] ?? 0);
  return stages.map((stage) => shownStage(stage, stageIdIn(categoryId, stage.status)));
}

function shownStage({ name, semantics }: Stage, id: string): ShownStage {
  if (semantics === 'P') return { id, name };
  return { id, name, end: semantics === 'S' ? 'won' : 'lost' };
}

export function semanticsOf(stageId: string): StageSemantics {
  const status = stageId.replace(/^C\d+:/, '');
  return [...stages, ...leadStages].find((stage) => stage.status === status)?.semantics ?? 'P';
}

/** Stages of leads and of all funnels as crm.status.list shows them: numbers as text, names in capitals. */
export function stageStatuses(categories: readonly Category[]): readonly Readonly<Record<string, unknown>>[] {
  const ofDeals = categories.flatMap(({ id }) =>
    stages.map((stage, at) => {
      const place = { entity: id === 0 ? 'DEAL_STAGE' : `DEAL_STAGE_${id}`, category: id || null, at };
      return statusOf(stage, stageIdIn(id, stage.status), place);
    }),
  );
  const ofLeads = leadStages.map((stage, at) =>
    statusOf(stage, stage.status, { entity: 'STATUS', category: null, at }),
  );
  return [...ofDeals, ...ofLeads].map((status, index) => ({ ID: String(101 + index * 2), ...status }));
}

const systemStages = new Set(['NEW', 'WON', 'LOSE', 'CONVERTED', 'JUNK']);

function statusOf(
  { status, name, color, semantics }: Stage,
  id: string,
  {
    entity,
    category,
    at,
  }: { readonly entity: string; readonly category: number | null; readonly at: number },
) {
  return {
    ENTITY_ID: entity,
    STATUS_ID: id,
    NAME: name,
    NAME_INIT: name,
    SORT: String((at + 1) * 10),
    SYSTEM: systemStages.has(status) ? 'Y' : 'N',
    CATEGORY_ID: category === null ? null : String(category),
    COLOR: color,
    SEMANTICS: semantics === 'P' ? null : semantics,
    EXTRA: { SEMANTICS: extraSemantics[semantics], COLOR: color },
  };
}
