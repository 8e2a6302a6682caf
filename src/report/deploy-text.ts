import { ZetaError } from '../base/zeta-error.ts';
import type { CityDeploy, Deployment } from '../operations/deploy-cities.ts';
import { diagnosticsText } from './diagnostics-text.ts';
import { guardLines } from './guard-text.ts';
import { planText } from './plan-text.ts';
import type { Voice } from './voice.ts';

/** The plan that was carried out, city by city, and what came of it. */
export function deploymentText({ target, cities, diagnostics }: Deployment, voice: Voice): string {
  const problems = diagnostics.length > 0 ? [diagnosticsText(diagnostics, voice)] : [];
  const lines = cities.map((city) => cityText(city, voice));
  return [...problems, ...lines, voice.style.dim(`target: ${target}`)].join('\n');
}

function cityText(deployed: CityDeploy, voice: Voice): string {
  const { style } = voice;
  const name = style.bold(deployed.city);
  switch (deployed.kind) {
    case 'live': {
      const which = deployed.isNew ? '' : ' (an earlier release with this content)';
      const done = `${style.green('✓')} ${name}: live as ${deployed.city}#${deployed.number}${which}`;
      return `${planText(deployed.plan, voice)}\n${done}`;
    }
    case 'unchanged':
      return `${style.green('✓')} ${name}: nothing to do, live as ${deployed.city}#${deployed.number}`;
    case 'broken':
      return `${style.red('✗')} ${name}: has mistakes\n${diagnosticsText(deployed.diagnostics, voice)}`;
    case 'refused':
      return [
        planText(deployed.plan, voice),
        ...guardLines(deployed.city, deployed.alarms).map((line) => `${style.red('✗')} ${name}: ${line}`),
      ].join('\n');
    case 'pinned':
      return `${style.red('✗')} ${name}: pinned at #${deployed.number}; a rollback rejected this very content\n  change it, or run \`zeta unpin ${deployed.city}\``;
    case 'failed': {
      const why = deployed.error instanceof ZetaError ? deployed.error.message : 'an unexpected error';
      return `${style.red('✗')} ${name}: ${why}`;
    }
  }
}
