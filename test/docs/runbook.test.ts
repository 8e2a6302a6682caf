import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { englishAlerts } from '../../src/report/alert-words.ts';
import { headingsOf, readPage, root } from './markdown.ts';

const page = 'docs/runbook.md';
const file = parse(readFileSync(join(root, 'deploy/alert-rules.yml'), 'utf8')) as {
  readonly groups: readonly { readonly rules: readonly { readonly alert: string }[] }[];
};
const rules = file.groups.flatMap((group) => group.rules.map(({ alert }) => alert));
const kinds = Object.keys(englishAlerts.kinds);

describe(page, () => {
  it('has a heading for each kind of trouble and each rule of Prometheus, in their order, and for nothing else', () => {
    const parts = ['The runbook', 'Told in the chat', 'Told by Prometheus'];
    const headings = headingsOf(page).filter((heading) => !parts.includes(heading));
    expect(rules.length).toBeGreaterThan(10);
    expect(headings).toEqual([...kinds, ...rules]);
  });

  it('says under each of them what to look at and what to do', () => {
    const sections = readPage(page).split(/^### /m).slice(1);
    const lacking = sections.filter((section) => !/^\*Check:\* .+[\s\S]*^\*Cure:\* .+/m.test(section));
    expect(lacking.map((section) => section.split('\n')[0])).toEqual([]);
  });
});
