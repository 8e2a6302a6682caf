import { type KeyboardEvent, useRef, useState } from 'react';
import type { DevChat, DevCity, DevCustomer } from '../dev-world.ts';
import { CommandMenu, matchingCommands } from './command-menu.tsx';
import { Icon } from './icons.tsx';
import { ReplyKeys } from './reply-keys.tsx';
import { ShareMenu } from './share-menu.tsx';
import { TextField } from './text-field.tsx';
import { useDraft } from './use-draft.ts';
import type { Talk } from './use-talk.ts';
import { useWords } from './words/use-words.ts';

interface ComposerProps {
  readonly chat: DevChat;
  readonly city: DevCity;
  readonly customer: DevCustomer;
  readonly talk: Talk;
}

/** What a customer can do in a chat: write, choose a command, share a phone or a place, press the bot's keys. */
export function Composer({ chat, city, customer, talk }: ComposerProps) {
  const { t } = useWords();
  const field = useRef<HTMLTextAreaElement>(null);
  const [draft, setDraft] = useDraft(`${city.id}/${customer.id}`);
  const [isMenuOpen, setMenuOpen] = useState(false);
  const [chosen, setChosen] = useState(0);
  const offered = isMenuOpen ? chat.commands : matchingCommands(chat.commands, draft);
  const send = async (text: string) => {
    if (text.trim() === '') return;
    setDraft('');
    // What could not be sent is not lost.
    if (!(await talk.say(text.trim()))) setDraft(text);
  };
  const pick = (command: string) => {
    setMenuOpen(false);
    void send(`/${command}`);
    field.current?.focus();
  };
  const onKey = ({ key, shiftKey }: KeyboardEvent) => {
    if (key === 'Escape' && isMenuOpen) {
      setMenuOpen(false);
      return true;
    }
    if (offered.length === 0) return false;
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      setChosen((at) => (at + (key === 'ArrowDown' ? 1 : -1) + offered.length) % offered.length);
      return true;
    }
    const command = offered[chosen % offered.length];
    if (key !== 'Enter' || shiftKey || !command || (!isMenuOpen && draft === `/${command.command}`))
      return false;
    pick(command.command);
    return true;
  };
  return (
    <div className="writing">
      {offered.length > 0 && (
        <CommandMenu commands={offered} chosen={chosen % offered.length} onPick={pick} />
      )}
      <TextField
        field={field}
        label={t('write')}
        text={draft}
        onChange={setDraft}
        onSend={() => void send(draft)}
        onKey={onKey}
      >
        <button
          type="button"
          className="tool"
          aria-label={t('commands')}
          title={t('commands')}
          aria-expanded={isMenuOpen}
          onClick={() => {
            setMenuOpen(!isMenuOpen);
            field.current?.focus();
          }}
        >
          <Icon name="slash" />
        </button>
        <ShareMenu city={city} customer={customer} talk={talk} />
      </TextField>
      <ReplyKeys rows={chat.keys} talk={talk} />
    </div>
  );
}
