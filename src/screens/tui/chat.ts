import { TextInput } from '@inkjs/ui';
import { Box, Static, Text, useApp, useInput } from 'ink';
import { createElement as h, type ReactNode, useEffect, useRef, useState } from 'react';
import type { ChatAnswer, ChatRoom, ChatSeat } from '../../operations/chat-room.ts';
import { chatAnswerText, chatSaveText } from '../../report/chat-text.ts';
import { chatWords } from '../../report/chat-words.ts';
import type { Voice } from '../../report/voice.ts';

const controls = /[\u0000-\u001f\u007f]/g;

export interface ChatProps {
  readonly room: ChatRoom;
  readonly voice: Voice;
  /** `next` absent: for good. */
  readonly onEnd: (next: ChatSeat | undefined) => void;
}

/**
 * What was said stays above, in the terminal's own scrollback; below it the buttons of the newest message that has any, and a
 * field. With an empty field the arrows choose a button and Enter presses it.
 */
export function Chat({ room, voice, onEnd }: ChatProps): ReactNode {
  const { exit } = useApp();
  const [said, setSaid] = useState<readonly string[]>([]);
  const [isBusy, setBusy] = useState(false);
  const [typed, setTyped] = useState('');
  const heard = useRef('');
  const [chosen, setChosen] = useState(0);
  // Told anew, the field is empty again.
  const [field, setField] = useState(0);
  const isTaking = useRef(false);
  const tell = (text: string) => text && setSaid((before) => [...before, text]);
  useEffect(() => room.onSave((result) => tell(chatSaveText(result, voice))), [room, voice]);
  const take = async (wanted: () => Promise<ChatAnswer>) => {
    if (isTaking.current) return;
    isTaking.current = true;
    setBusy(true);
    setTyped('');
    heard.current = '';
    setField((before) => before + 1);
    const answer = await wanted().catch((error: unknown) => exit(error as Error));
    isTaking.current = false;
    if (!answer) return;
    // The others are below, to be pressed.
    tell(chatAnswerText(answer, { ...voice, buttons: 'links' }));
    setChosen(0);
    setBusy(false);
    if (answer.kind === 'end') onEnd(answer.next);
  };
  const buttons = room.buttons();
  useInput((_, key) => {
    if (typed !== '' || buttons.length === 0) return;
    const by = key.rightArrow || key.downArrow ? 1 : key.leftArrow || key.upArrow ? -1 : 0;
    if (by !== 0) setChosen((chosen + by + buttons.length) % buttons.length);
  });
  const submit = (line: string) => {
    if (line.trim() !== '') void take(() => room.heard(line));
    else if (buttons.length > 0) void take(() => room.take({ press: chosen + 1 }));
  };
  const type = (raw: string) => {
    // The field tells its text at each drawing, too.
    if (raw === heard.current) return;
    heard.current = raw;
    const text = raw.replaceAll(controls, '');
    setTyped(text);
    // Pasted with its line end, or typed faster than it was read.
    if (/[\r\n]$/.test(raw)) submit(text);
  };
  return h(
    Box,
    { flexDirection: 'column' },
    h(Static<string>, { items: [...said], children: (text, at) => h(Text, { key: at }, text) }),
    isBusy ? null : h(Buttons, { texts: buttons.map(({ text }) => text), chosen }),
    h(
      Box,
      null,
      h(Text, { color: 'cyan' }, isBusy ? '… ' : '> '),
      h(TextInput, { key: field, isDisabled: isBusy, onChange: type, onSubmit: submit }),
    ),
    h(Text, { dimColor: true }, chatWords[voice.language].keys),
  );
}

/** In their order, numbered; the one that Enter presses stands out. */
function Buttons({
  texts,
  chosen,
}: {
  readonly texts: readonly string[];
  readonly chosen: number;
}): ReactNode {
  const shown = texts.map((text, at) =>
    h(Text, { key: at, inverse: at === chosen }, `${at === chosen ? '›' : ' '}${at + 1} ${text} `),
  );
  return h(Box, { flexWrap: 'wrap', columnGap: 1 }, ...shown);
}
