import { toTarget } from '../base/to-target.ts';
import { ZetaError } from '../base/zeta-error.ts';
import type { Deployment } from '../operations/deploy-cities.ts';
import type { CityDeploy } from '../operations/deploy-city.ts';
import type { DeployHolder } from '../operations/deploy-lock.ts';
import type { TelegramStep } from '../operations/tell-telegram.ts';
import type { CityPlan } from '../release/plan.ts';
import { age } from './age.ts';
import { cutLine } from './cut-line.ts';
import { deployWords } from './deploy-words.ts';
import { diagnosticsText } from './diagnostics-text.ts';
import { guardLines } from './guard-text.ts';
import { planText } from './plan-text.ts';
import type { Voice } from './voice.ts';

/** The plan that was carried out, city by city, and what came of it. */
export function deploymentText(
  { target, cities, diagnostics }: Deployment,
  voice: Voice & { readonly showsPlan?: boolean },
): string {
  const problems = diagnostics.length > 0 ? [diagnosticsText(diagnostics, voice)] : [];
  const lines = cities.map((city) => cityText(city, target, voice));
  return [...problems, ...lines, voice.style.dim(deployWords[voice.language].target(target))].join('\n');
}

function cityText(
  deployed: CityDeploy,
  target: string,
  voice: Voice & { readonly showsPlan?: boolean },
): string {
  const { style, language } = voice;
  const words = deployWords[language];
  const { city } = deployed;
  const plan = (one: CityPlan) => (voice.showsPlan === false ? [] : [planText(one, voice)]);
  const good = `${style.green('✓')} ${style.bold(city)}:`;
  const bad = `${style.red('✗')} ${style.bold(city)}:`;
  switch (deployed.kind) {
    case 'live': {
      const done = words.live(`${city}#${deployed.number}`);
      return [
        ...plan(deployed.plan),
        `${good} ${done}${deployed.isNew ? '' : words.again}`,
        ...deployed.allowedByCommits.map(({ guard }) => `  ${style.yellow('!')} ${words.allowed(guard)}`),
        ...stepLines(deployed.telegram, voice),
      ].join('\n');
    }
    case 'unchanged': {
      const done = `${good} ${words.unchanged(`${city}#${deployed.number}`)}`;
      return [done, ...stepLines(deployed.telegram.filter(isNews), voice)].join('\n');
    }
    case 'planned': {
      const steps = stepLines(deployed.telegram.filter(isNews), voice);
      return [...plan(deployed.plan), `${good} ${words.planned}`, ...steps].join('\n');
    }
    case 'broken':
      return `${bad} ${words.hasMistakes}\n${diagnosticsText(deployed.diagnostics, voice)}`;
    case 'refused':
      return [
        ...plan(deployed.plan),
        ...guardLines(city, deployed.alarms, { language, target }).flatMap((line) =>
          cutLine(`${bad} ${line}`, voice),
        ),
      ].join('\n');
    case 'pinned':
      return `${bad} ${words.pinned(deployed.number)}\n  ${words.pinnedHint(`${city}${toTarget(target)}`)}`;
    case 'failed': {
      const { error } = deployed;
      const why = error instanceof ZetaError ? error.message : words.unexpected;
      const hint = error instanceof ZetaError && error.hint ? `\n  ${error.hint}` : '';
      return `${bad} ${why}${hint}`;
    }
  }
}

function isNews({ state }: TelegramStep): boolean {
  return state !== 'kept';
}

function stepLines(steps: readonly TelegramStep[], { style, language }: Voice): readonly string[] {
  const words = deployWords[language];
  return steps.map(({ step, state, detail }) => {
    const name = words.step[step];
    switch (state) {
      case 'done':
        return `  ${style.green('✓')} ${name}${detail ? `: ${detail}` : ''}`;
      case 'kept':
        return `  ${style.dim('=')} ${name}: ${detail || words.kept}`;
      case 'owed':
        return `  ${style.yellow('!')} ${name}: ${words.owed(detail)}`;
      case 'refused':
        return `  ${style.red('✗')} ${name}: ${words.refused(detail)}`;
    }
  });
}

/** Why nothing goes on for a while. */
export function waitText(holder: DeployHolder | undefined, now: number, { language }: Voice): string {
  const words = deployWords[language];
  if (!holder) return words.waits(words.somebody, '');
  return words.waits(
    `${holder.author || words.somebody} (${holder.pid})`,
    ` (${age(now - holder.since, language)})`,
  );
}
