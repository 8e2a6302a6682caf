import { toTarget } from '../base/to-target.ts';

/** How the value of a reference is written where it is read from. */
export function secretHint(reference: string, target: string): string {
  const name = reference.replace(/^(env|file):/, '');
  return reference.startsWith('file:')
    ? `Write it into the file ${name}.`
    : `Put it into .env beside zeta.yaml: \`zeta secret set ${name}${toTarget(target)}\`.`;
}
