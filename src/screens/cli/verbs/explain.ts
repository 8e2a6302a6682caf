import { exitCode } from '../../../base/exit-code.ts';
import { nearest } from '../../../base/nearest.ts';
import { ZetaError } from '../../../base/zeta-error.ts';
import { type DiagnosticCode, severities } from '../../../diagnostics/codes.ts';
import { examples } from '../../../diagnostics/examples.ts';
import { isCode } from '../../../diagnostics/lint.ts';
import { wordsIn } from '../../../diagnostics/words/words-in.ts';
import { explainValue } from '../../../operations/explain-value.ts';
import { diagnosticsText } from '../../../report/diagnostics-text.ts';
import { codeText, valueText } from '../../../report/explain-text.ts';
import type { Verb } from '../cli.ts';
import { findPlatform } from '../find-platform.ts';

/** `zeta explain ZP204`: what a code means. `zeta explain almaty prompts.greeting`: where a value comes from. */
export function runExplain(what: string, path: string | undefined): Verb {
  return path === undefined ? explainCode(what) : explainPath(what, path);
}

function explainCode(text: string): Verb {
  return async (cli) => {
    const code = codeOf(text);
    const { title, why } = wordsIn[cli.language][code];
    const json = { code, severity: severities[code], title, why, ...examples[code] };
    cli.answer(json, () => codeText(code, cli));
    return exitCode.done;
  };
}

function codeOf(text: string): DiagnosticCode {
  const code = text.toUpperCase();
  if (isCode(code)) return code;
  const isLikeCode = /^z\w?\d+$/i.test(text);
  const near = isLikeCode ? nearest(code, Object.keys(severities)) : undefined;
  const hint = isLikeCode
    ? `Did you mean ${near ?? 'ZP204'}? docs/diagnostics.md lists all codes.`
    : `For a city name what to explain, too: zeta explain ${text} prompts.greeting`;
  throw new ZetaError('unknown-code', `There is no diagnostic "${text}".`, { hint, exit: exitCode.usage });
}

function explainPath(city: string, path: string): Verb {
  return async (cli) => {
    const platform = await findPlatform(cli);
    const explanation = await explainValue(await cli.tools(), platform, city, path);
    const { values, diagnostics } = explanation;
    cli.answer(explanation, () => {
      const told = diagnostics.length > 0 ? [diagnosticsText(diagnostics, cli)] : [];
      return [...values.map((value) => valueText(value, cli)), ...told].join('\n\n');
    });
    return diagnostics.length > 0 ? exitCode.diagnostics : exitCode.done;
  };
}
