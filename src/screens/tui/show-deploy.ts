import { render } from 'ink';
import { createElement as h } from 'react';
import type { DeployWatch } from '../../operations/deploy-watch.ts';
import type { Voice } from '../../report/voice.ts';
import { Deploy } from './deploy.ts';

/** Draws a deploy on the error output until the returned function is called, which leaves nothing behind. */
export function showDeploy(watch: DeployWatch, voice: Pick<Voice, 'language' | 'style'>): () => void {
  const screen = render(h(Deploy, { watch, voice }), { stdout: process.stderr, exitOnCtrlC: false });
  return () => {
    screen.clear();
    screen.unmount();
  };
}
