import { render } from 'ink';
import { createElement as h } from 'react';
import type { AskForm } from '../../ports/form.ts';
import { Form } from './form.ts';

/** Draws a form on the terminal and waits for its end. What was answered stays on the screen. */
export const askForm: AskForm = async (title, questions) => {
  let answers: Readonly<Record<string, string>> | undefined;
  const onDone = (all: Readonly<Record<string, string>>) => {
    answers = all;
    // The last answer is drawn before the form ends.
    setImmediate(() => screen.unmount());
  };
  const screen = render(h(Form, { title, questions, onDone }), { exitOnCtrlC: true });
  await screen.waitUntilExit();
  return answers;
};
