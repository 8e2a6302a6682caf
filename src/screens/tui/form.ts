import { PasswordInput, TextInput } from '@inkjs/ui';
import { Box, Text, useInput } from 'ink';
import { createElement as h, type ReactNode, useState } from 'react';
import type { Question } from '../../ports/form.ts';
import { matching } from './matching.ts';

export interface FormProps {
  readonly title: string;
  readonly questions: readonly Question[];
  readonly onDone: (answers: Readonly<Record<string, string>>) => void;
}

const controls = /[\u0000-\u001f\u007f]/g;
/** Choices that are shown at once. */
const mostShown = 6;

/** Questions under each other: answered ones with their answers, the one at hand with its field, the rest dim. */
export function Form({ title, questions, onDone }: FormProps): ReactNode {
  const [answers, setAnswers] = useState<readonly string[]>([]);
  const [at, setAt] = useState(0);
  const back = () => setAt(Math.max(0, at - 1));
  const answer = (text: string) => {
    const all = [...answers.slice(0, at), text, ...answers.slice(at + 1)];
    setAnswers(all);
    setAt(at + 1);
    if (at + 1 === questions.length)
      onDone(Object.fromEntries(questions.map(({ name }, index) => [name, all[index] ?? ''])));
  };
  const labelWidth = Math.max(...questions.map(({ label }) => label.length)) + 2;
  const isDone = at === questions.length;
  return h(
    Box,
    { flexDirection: 'column' },
    h(Text, { bold: true }, title),
    !isDone &&
      h(Text, { dimColor: true }, 'Enter takes what is shown · Shift+Tab goes back · Ctrl+C ends it'),
    h(Text, null, ' '),
    ...questions.map((question, index) =>
      index === at
        ? h(Field, {
            key: question.name,
            // Going back, what was answered is proposed again.
            question: { ...question, preset: answers[index] ?? question.preset },
            labelWidth,
            onAnswer: answer,
            onBack: back,
          })
        : h(Line, {
            key: question.name,
            question,
            labelWidth,
            answer: index < at ? answers[index] : undefined,
          }),
    ),
  );
}

interface LineProps {
  readonly question: Question;
  readonly labelWidth: number;
  /** Absent: not asked yet. */
  readonly answer: string | undefined;
}

function Line({ question, labelWidth, answer }: LineProps): ReactNode {
  const isAsked = answer !== undefined;
  const plain = answer === '' ? '—' : (answer ?? question.preset);
  const shown = question.isSecret ? '•••' : plain;
  return h(
    Text,
    { wrap: 'truncate', ...(!isAsked && { dimColor: true }) },
    h(Text, { color: 'green' }, isAsked ? '✓ ' : '  '),
    question.label.padEnd(labelWidth),
    shown,
  );
}

interface FieldProps {
  readonly question: Question;
  readonly labelWidth: number;
  readonly onAnswer: (answer: string) => void;
  readonly onBack: () => void;
}

function Field({ question, labelWidth, onAnswer, onBack }: FieldProps): ReactNode {
  const { label, hint, preset, choices = [] } = question;
  const [heard, setHeard] = useState('');
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState(0);
  const [problem, setProblem] = useState<string>();
  const found = matching(choices, typed, preset);
  useInput((_, key) => {
    if (key.tab && key.shift) onBack();
    else if (key.upArrow) setChosen(Math.max(0, chosen - 1));
    else if (key.downArrow) setChosen(Math.min(found.length - 1, chosen + 1));
  });
  const submit = (text: string) => {
    const found = matching(choices, text, preset);
    const answer = choices.length > 0 ? found[text === typed ? chosen : 0] : text.trim() || preset;
    const trouble =
      answer === undefined ? `nothing in the list has "${text.trim()}"` : question.problem?.(answer);
    if (trouble === undefined) onAnswer(answer ?? '');
    else setProblem(trouble);
  };
  const type = (raw: string) => {
    const text = raw.replaceAll(controls, '');
    // The field tells its text at each drawing, too.
    if (raw === heard) return;
    setHeard(raw);
    setTyped(text);
    setChosen(0);
    setProblem(undefined);
    // Pasted with its line end, or typed faster than it was read.
    if (/[\r\n]$/.test(raw)) submit(text);
  };
  return h(
    Box,
    { flexDirection: 'column' },
    h(
      Box,
      null,
      h(Text, { color: 'cyan' }, `› ${label.padEnd(labelWidth)}`),
      h(question.isSecret ? PasswordInput : TextInput, {
        placeholder: preset,
        onChange: type,
        onSubmit: (text: string) => submit(text.replaceAll(controls, '')),
      }),
      typed === '' && h(Text, { dimColor: true, wrap: 'truncate' }, `   ${hint}`),
    ),
    problem !== undefined && h(Text, { color: 'red' }, `  ${' '.repeat(labelWidth)}${problem}`),
    choices.length > 0 && h(Choices, { question, labelWidth, found, chosen }),
  );
}

interface ChoicesProps {
  readonly question: Question;
  readonly labelWidth: number;
  readonly found: readonly string[];
  readonly chosen: number;
}

/** A window of the choices that follows the chosen one. */
function Choices({ question, labelWidth, found, chosen }: ChoicesProps): ReactNode {
  const first = Math.max(0, Math.min(chosen - mostShown + 2, found.length - mostShown));
  const shown = found.slice(first, first + mostShown);
  const widest = Math.max(0, ...shown.map((choice) => choice.length));
  const rest = found.length - first - shown.length;
  return h(
    Box,
    { flexDirection: 'column', marginLeft: labelWidth },
    ...shown.map((choice, index) => {
      const isChosen = first + index === chosen;
      return h(
        Text,
        { key: choice, wrap: 'truncate', ...(isChosen && { color: 'cyan' }) },
        `${isChosen ? '❯' : ' '} ${choice.padEnd(widest)}`,
        h(Text, { dimColor: true }, `  ${question.describe?.(choice) ?? ''}`),
      );
    }),
    rest > 0 && h(Text, { dimColor: true }, `  ${rest} more: type to find, ↑ ↓ to move`),
  );
}
