import { render } from 'ink';
import { createElement as h } from 'react';
import type { TopSource } from '../../operations/top-source.ts';
import type { Voice } from '../../report/voice.ts';
import { Top } from './top.ts';

const every = { look: 1000, city: 5000 };

/** Draws a target's serving process on a screen of its own until the person ends it. Rejects with what a look throws. */
export async function showTop(source: TopSource, voice: Pick<Voice, 'language' | 'style'>): Promise<void> {
  const screen = render(h(Top, { source, voice, every }), { exitOnCtrlC: true, alternateScreen: true });
  await screen.waitUntilExit();
}
