import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { prometheusMeter } from '../../src/adapters/metrics/prometheus-meter.ts';
import { type CityId, idOf } from '../../src/base/ids.ts';

const read = (file: string) => readFileSync(join(import.meta.dirname, '../../deploy', file), 'utf8');

interface Rules {
  readonly groups: readonly {
    readonly rules: readonly {
      readonly alert: string;
      readonly expr: string;
      readonly annotations: Readonly<Record<string, string>>;
    }[];
  }[];
}

interface Dashboard {
  readonly uid: string;
  readonly schemaVersion: number;
  readonly templating: { readonly list: readonly { readonly name: string; readonly query: string }[] };
  readonly panels: readonly {
    readonly id: number;
    readonly title: string;
    readonly type: string;
    readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
    readonly targets?: readonly { readonly expr: string; readonly legendFormat: string }[];
  }[];
}

const rules = (parse(read('alert-rules.yml')) as Rules).groups.flatMap((group) => group.rules);
const dashboard = JSON.parse(read('dashboard.json')) as Dashboard;
const { panels } = dashboard;
const targets = panels.flatMap((panel) => panel.targets ?? []);

/** A page on which every metric has a series, and the labels of each. */
async function knownMetrics(): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const { meter, page } = prometheusMeter(() => 0);
  const city = idOf<CityId>('almaty');
  meter.entered(city, 'accepted', 1);
  meter.requested(200);
  meter.turned(city, 'done', 1, 1);
  meter.delivered('call', 'done', 1);
  meter.called('send', 'delivered', 1);
  meter.doubled(city);
  meter.reloaded(1);
  meter.alerted('message', 'done');
  const queue = { inbox: 1, inboxSince: 0, dead: 1, calls: 1, deals: 1, dealsSince: 0, parked: 1 };
  meter.show(async () => ({
    isReady: true,
    now: 0,
    cities: [{ city, release: 1, hasProblem: false }],
    queues: [{ city, ...queue }],
    crms: [{ city, why: 'down', isHalfOpen: true }],
    troubles: new Map([['disk', 1]]),
  }));
  const known = new Map<string, Set<string>>();
  for (const [, name = '', labels = ''] of (await page()).matchAll(/^(\w+)(?:\{(.*)\})? \S+$/gm)) {
    const all = known.get(name) ?? new Set<string>();
    for (const [, label = ''] of labels.matchAll(/(\w+)="/g)) all.add(label);
    known.set(name, all);
  }
  return known;
}

/** Metrics that an expression names; everything else in it is PromQL's. */
function metricsIn(expr: string): readonly string[] {
  return expr.match(/\b(zeta|process|nodejs)_\w+/g) ?? [];
}

describe('what is deployed beside ZETA', () => {
  it('asks only for metrics that there are, by labels that they have', async () => {
    const known = await knownMetrics();
    const asked = [...rules.map(({ expr }) => expr), ...targets.map(({ expr }) => expr)];
    expect(asked.length).toBeGreaterThan(30);
    const wrong = asked.flatMap((expr) => [
      ...metricsIn(expr).filter((name) => !known.has(name)),
      ...[...expr.matchAll(/\b((?:zeta|process|nodejs)_\w+)\{([^}]*)\}/g)].flatMap(
        ([, name = '', labels = '']) =>
          [...labels.matchAll(/(\w+)\s*[=!]~?/g)]
            .filter(([, label = '']) => !known.get(name)?.has(label))
            .map(([, label]) => `${name}{${label}}`),
      ),
      ...[...expr.matchAll(/by \(([^)]*)\)/g)].flatMap(([, labels = '']) =>
        labels.split(/,\s*/).filter((label) => !metricsIn(expr).every((name) => known.get(name)?.has(label))),
      ),
    ]);
    expect(wrong).toEqual([]);
  });

  it('shows every metric of ours, and tells in each rule what it means', async () => {
    const shown = new Set(targets.flatMap(({ expr }) => metricsIn(expr)));
    const ours = [...(await knownMetrics()).keys()]
      .filter((name) => name.startsWith('zeta_'))
      .map((name) => name.replace(/_(bucket|sum|count)$/, ''));
    const missing = new Set(ours.filter((name) => ![...shown].some((one) => one.startsWith(name))));
    expect([...missing]).toEqual([]);
    for (const { alert, annotations } of rules) {
      expect(alert).toMatch(/^Zeta[A-Z]/);
      expect(Object.keys(annotations)).toEqual(['summary', 'description']);
    }
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
  });

  it('names in legends only labels that its expressions keep', () => {
    const wrong = targets.filter(({ expr, legendFormat }) =>
      [...legendFormat.matchAll(/\{\{(\w+)\}\}/g)].some(
        ([, label = '']) => /\bby \(/.test(expr) && !new RegExp(`by \\([^)]*\\b${label}\\b`).test(expr),
      ),
    );
    expect(wrong).toEqual([]);
  });

  it('is a dashboard as Grafana takes it: known variables, known kinds of panels, none over another', async () => {
    expect(dashboard).toMatchObject({ uid: 'zeta-platform', schemaVersion: expect.any(Number) });
    const variables = new Set(dashboard.templating.list.map(({ name }) => name));
    const used = [...JSON.stringify(panels).matchAll(/\$\{?(\w+)/g)].map(([, name = '']) => name);
    expect(used.filter((name) => !name.startsWith('__') && !variables.has(name))).toEqual([]);
    const known = await knownMetrics();
    for (const { query } of dashboard.templating.list)
      for (const [, metric = '', label = ''] of query.matchAll(/label_values\((\w+), (\w+)\)/g))
        expect(known.get(metric)).toContain(label);
    const taken = new Set<string>();
    for (const { title, type, gridPos, targets: asked } of panels) {
      expect(['row', 'stat', 'timeseries', 'table'], title).toContain(type);
      expect((asked ?? []).length > 0, title).toBe(type !== 'row');
      expect(gridPos.x + gridPos.w, title).toBeLessThanOrEqual(24);
      for (let at = 0; at < gridPos.w * gridPos.h; at += 1) {
        const cell = `${gridPos.x + (at % gridPos.w)} ${gridPos.y + Math.floor(at / gridPos.w)}`;
        expect(taken, `${title} lies over another panel`).not.toContain(cell);
        taken.add(cell);
      }
    }
  });

  it.skipIf(promtool('--version').error)('alerts when it should, as Prometheus itself sees it', () => {
    const { status, stdout, stderr } = promtool(
      'test',
      'rules',
      join(import.meta.dirname, 'alert-rules.test.yml'),
    );
    expect(status, String(stdout) + String(stderr)).toBe(0);
  });
});

function promtool(...args: readonly string[]) {
  return spawnSync('promtool', args);
}
