import type { AskForm } from '../../ports/form.ts';

/** The forms are ES modules, which only files that Node compiles itself may import: the bundle keeps this one apart. */
export async function loadForm(): Promise<AskForm> {
  return (await import('./ask-form.ts')).askForm;
}
