/** What a command in a hint needs, so that it acts where it is meant to: nothing on `dev`, which is the usual target. */
export function toTarget(target: string): string {
  return target === 'dev' ? '' : ` --to ${target}`;
}
