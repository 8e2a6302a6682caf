import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { type DiagnosticCode, severities } from '../../src/diagnostics/codes.ts';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { languages } from '../../src/diagnostics/words/languages.ts';
import { diagnosticsForGithub } from '../../src/report/diagnostics-github.ts';
import { diagnosticsMarkdown } from '../../src/report/diagnostics-markdown.ts';
import { diagnosticsSarif } from '../../src/report/diagnostics-sarif.ts';
import { mostImportantFirst } from '../../src/report/most-important.ts';
import publicSchema from '../fixtures/sarif-schema-2.1.0.json' with { type: 'json' };

const wrong: Diagnostic = {
  code: 'ZP204',
  severity: 'error',
  place: { file: 'cities/алматы, 1/ru.yaml', line: 3, column: 5, length: 7, text: 'x' },
  values: { value: 'cout', key: 'search.results', nearest: 'count', known: '' },
};
const warned: Diagnostic = {
  code: 'ZC308',
  severity: 'warning',
  place: { file: 'cities/a/city.yaml' },
  values: {},
};
const noted: Diagnostic = {
  code: 'ZK117',
  severity: 'note',
  place: { file: 'cities/a/catalog.csv' },
  values: { encoding: 'UTF-8', delimiter: ';', columns: 2, rows: 3 },
};
const related: Diagnostic = { ...wrong, related: [{ file: 'cities/b/city.yaml', line: 1 }] };
// The table's keys are codes: its type says so.
const codes = Object.keys(severities) as DiagnosticCode[];

describe('annotations for GitHub', () => {
  it('say the errors first, at their lines, and no notes', () => {
    const lines = diagnosticsForGithub([warned, noted, wrong], 'en').split('\n');
    expect(lines).toEqual([
      '::error file=cities/алматы%2C 1/ru.yaml,line=3,col=5,endColumn=12,title=ZP204::"{cout}" is not a value of search.results%0Ahint: did you mean {count}?',
      expect.stringMatching(/^::warning file=cities\/a\/city\.yaml,title=ZC308::this city has neither/),
    ]);
  });

  it('cannot be steered by what a file says', () => {
    const hostile: Diagnostic = { ...wrong, values: { ...wrong.values, value: 'a\n::error::b%' } };
    const text = diagnosticsForGithub([hostile], 'en');
    expect(text.split('\n')).toHaveLength(1);
    expect(text).toContain('a%0A::error::b%25');
  });

  it('are nothing when nothing is wrong', () => {
    expect(diagnosticsForGithub([noted], 'en')).toBe('');
  });
});

describe('a comment on a pull request', () => {
  const blob = 'https://github.example/shop/bots/blob/c0ffee';

  it('counts, and tells everything but notes with links to the lines, the gravest first', () => {
    const text = diagnosticsMarkdown([warned, noted, wrong], { language: 'en', blob });
    expect(text.split('\n')).toEqual([
      '❌ **1 error, 1 warning**',
      '',
      expect.stringContaining(
        `- **error** ZP204 [\`cities/алматы, 1/ru.yaml:3:5\`](${blob}/cities/%D0%B0%D0%BB%D0%BC%D0%B0%D1%82%D1%8B%2C%201/ru.yaml#L3): `,
      ),
      expect.stringMatching(/^- \*\*warning\*\* ZC308 \[`cities\/a\/city\.yaml`\]\(.*city\.yaml\): /),
    ]);
    expect(diagnosticsMarkdown([wrong], { language: 'ru' })).toContain('**ошибка** ZP204 `cities/');
    expect(diagnosticsMarkdown([noted], { language: 'en' })).toBe('✅ **no mistakes**');
  });

  it('cannot be steered by what a file says', () => {
    const value = '<img src=x> [a](http://b) @everyone `zz`\n# d';
    const hostile: Diagnostic = { ...wrong, values: { ...wrong.values, value } };
    const [, , line = ''] = diagnosticsMarkdown([hostile], { language: 'en', blob }).split('\n');
    expect(line).not.toMatch(/<img|(?<!\\)\[a|@everyone|(?<!\\)`zz/);
  });

  it('stays below what a comment may hold, and counts the rest', () => {
    const many = Array.from({ length: 5000 }, () => wrong);
    const text = diagnosticsMarkdown(many, { language: 'en', blob });
    expect(text.length).toBeLessThan(45_000);
    const shown = text.split('\n').filter((line) => line.includes('ZP204')).length;
    expect(text).toContain(`- and ${(5000 - shown).toLocaleString('en')} more`);
  });
});

describe('The most important', () => {
  it('are errors, and of them the first of each code and file', () => {
    const other: Diagnostic = { ...wrong, code: 'ZP201' };
    const repeat: Diagnostic = { ...wrong, place: { ...wrong.place, line: 9 } };
    expect(mostImportantFirst([noted, warned, wrong, repeat, other])).toEqual([
      wrong,
      other,
      repeat,
      warned,
      noted,
    ]);
  });
});

describe('SARIF', () => {
  it('names each rule once and each result at its region', () => {
    const sarif = JSON.parse(
      JSON.stringify(diagnosticsSarif([wrong, related, warned, noted], '1.2.3', 'en')),
    );
    const [run] = sarif.runs;
    expect(sarif.version).toBe('2.1.0');
    expect(run.tool.driver).toMatchObject({ name: 'zeta', version: '1.2.3' });
    expect(run.tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual(['ZC308', 'ZK117', 'ZP204']);
    for (const result of run.results) expect(run.tool.driver.rules[result.ruleIndex].id).toBe(result.ruleId);
    expect(run.results[0]).toMatchObject({
      level: 'error',
      locations: [{ physicalLocation: { region: { startLine: 3, startColumn: 5, endColumn: 12 } } }],
    });
    expect(run.results[0].locations[0].physicalLocation.artifactLocation.uri).toMatch(
      /^cities\/%D0%B0[%\w]+%2C%201\/ru\.yaml$/,
    );
    expect(run.results[1].relatedLocations).toHaveLength(1);
    expect(run.results[2].locations[0].physicalLocation).not.toHaveProperty('region');
  });

  it.each(languages)('passes its public schema (%s)', (language) => {
    const { $schema: _draft, id: _id, ...schema } = publicSchema;
    const valid = new Ajv({
      strict: false,
      formats: { uri, 'uri-reference': uriReference, 'date-time': true },
    }).compile(schema);
    const every = codes.map((code): Diagnostic => ({ ...wrong, code, severity: severities[code] }));
    const sarif = diagnosticsSarif([...every, related, warned, noted], '1.2.3', language);
    valid(JSON.parse(JSON.stringify(sarif)));
    expect(valid.errors).toBeNull();
    const broken = JSON.parse(JSON.stringify(sarif).replaceAll('"error"', '"fatal"'));
    expect(valid(broken)).toBe(false);
  });
});

function uri(text: string): boolean {
  return URL.canParse(text);
}

function uriReference(text: string): boolean {
  return /^[\w.!~*'()%/?#-]*$/.test(text) || uri(text);
}
