import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CityId, idOf } from '../../src/base/ids.ts';
import { type PromptKey, promptSpecs } from '../../src/city/generated/prompt-keys.ts';
import { htmlLimits } from '../../src/city/prompt-spec.ts';
import { compileTexts } from '../../src/compile/compile-texts.ts';
import { previewTexts } from '../../src/compile/preview-texts.ts';
import { severities } from '../../src/diagnostics/codes.ts';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { languages } from '../../src/diagnostics/words/languages.ts';
import { parseHtml } from '../../src/emulators/telegram/html-entities.ts';
import { validate } from '../../src/operations/validate.ts';
import { diagnosticsForGithub } from '../../src/report/diagnostics-github.ts';
import { diagnosticsMarkdown } from '../../src/report/diagnostics-markdown.ts';
import { diagnosticsSarif } from '../../src/report/diagnostics-sarif.ts';
import { diagnosticsText } from '../../src/report/diagnostics-text.ts';
import { plainStyle } from '../../src/report/style.ts';
import { wordsOf } from '../../src/report/words-of.ts';
import { memoryFiles } from '../support/memory-files.ts';
import { type Mutation, mutated, mutation } from './mutations.ts';

/** A share of what was run once; ZETA_FUZZ_RUNS=100000 is all of it. */
const runs = Number(process.env['ZETA_FUZZ_RUNS'] ?? 75);

const root = join(import.meta.dirname, '../..');
const demo = new Map(
  readdirSync(join(root, 'cities'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort()
    .map((path) => [path, readFileSync(join(root, path))]),
);
const texts = [...demo.keys()].filter((path) => /\.(ya?ml|csv)$/.test(path));

/** A few edits of a few files of the demo cities. */
const edits = fc.array(fc.tuple(fc.constantFrom(...texts), fc.constantFrom(...texts), mutation), {
  minLength: 1,
  maxLength: 4,
});

describe('Edited demo cities', () => {
  it('are told what is wrong, or are cities that Telegram takes', async () => {
    await fc.assert(
      fc.asyncProperty(edits, async (all) => {
        const content = new Map<string, Uint8Array>(demo);
        for (const [path, other, edit] of all) content.set(path, edited(content, path, other, edit));
        const files = memoryFiles(content);
        const { diagnostics, isValid, cities } = await validate(files, []);
        for (const diagnostic of diagnostics) expectSound(diagnostic, content);
        expectTold(diagnostics);
        expect(isValid).toBe(!diagnostics.some(({ severity }) => severity === 'error'));
        if (isValid) for (const city of cities) await expectTaken(content, city);
      }),
      { numRuns: runs },
    );
  }, 4_000_000);
});

function edited(
  content: ReadonlyMap<string, Uint8Array>,
  path: string,
  other: string,
  edit: Mutation,
): Uint8Array {
  const text = (one: string) => new TextDecoder().decode(content.get(one));
  return new TextEncoder().encode(mutated(text(path), text(other), edit));
}

/** Words in both languages, at a place that is in the file. */
function expectSound(diagnostic: Diagnostic, content: ReadonlyMap<string, Uint8Array>): void {
  expect(Object.keys(severities)).toContain(diagnostic.code);
  for (const language of languages) {
    const { message, hint } = wordsOf(diagnostic, language);
    expect(`${message} ${hint ?? ''}`).not.toMatch(/\bundefined\b|\[object|\bNaN\b/);
  }
  const { file, line, column, length } = diagnostic.place;
  if (line === undefined) return;
  const lines = new TextDecoder('utf-8', { ignoreBOM: true }).decode(content.get(file)).split(/\r?\n/);
  expect(line, `${diagnostic.code} in ${file}`).toBeLessThanOrEqual(lines.length);
  if (column === undefined) return;
  expect(column, `${diagnostic.code} ${file}:${line}`).toBeLessThanOrEqual(
    (lines[line - 1] ?? '').length + 1,
  );
  expect(length ?? 0).toBeGreaterThanOrEqual(0);
}

function expectTold(diagnostics: readonly Diagnostic[]): void {
  for (const language of languages) {
    const said = diagnosticsText(diagnostics, { language, style: plainStyle, width: 80, wraps: true });
    expect(said).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
    diagnosticsForGithub(diagnostics, language);
    diagnosticsMarkdown(diagnostics, { language });
    diagnosticsSarif(diagnostics, '1.0.0', language);
  }
}

/** Each text in each of its forms goes through Telegram's own reading of HTML. */
async function expectTaken(content: ReadonlyMap<string, Uint8Array>, name: string): Promise<void> {
  const { texts: compiled } = await compileTexts(memoryFiles(content), idOf<CityId>(name));
  expect(compiled).toBeDefined();
  for (const [language, layer] of Object.entries(compiled?.prompts ?? {})) {
    for (const [key, text] of Object.entries(layer)) {
      const spec = promptSpecs[key as PromptKey];
      for (const { text: shown } of previewTexts(text, spec, language))
        if (htmlLimits.has(spec.limit)) parseHtml(shown);
    }
  }
}
