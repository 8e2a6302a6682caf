import { useEffect, useState } from 'react';
import type { WorldMessage } from '../../../operations/world.ts';
import type { DevState } from '../dev-world.ts';
import { Board } from './board.tsx';
import { Chat } from './chat.tsx';
import { type Chosen, choose, useChosen } from './chosen.ts';
import { Drawer } from './drawer.tsx';
import { Group } from './group.tsx';
import { keep, kept } from './kept.ts';
import { followedLink } from './links.ts';
import { NoticesProvider, useNotices } from './notices.tsx';
import type { PageSettingsProps } from './page-settings.tsx';
import { PaneTabs } from './pane-tabs.tsx';
import { Sidebar } from './sidebar.tsx';
import { useTheme } from './theme.ts';
import { usePresses } from './use-presses.ts';
import { useTalk } from './use-talk.ts';
import { useWorld } from './use-world.ts';
import {
  type PageLanguage,
  pageLanguages,
  preferredLanguage,
  SpeechContext,
  speechIn,
} from './words/use-words.ts';

/** The page of `zeta dev`. */
export function App() {
  const [language, setLanguage] = useState<PageLanguage>(
    () => pageLanguages.find((one) => one === kept('browser', 'language')) ?? preferredLanguage(),
  );
  const [theme, setTheme] = useTheme();
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const settings = {
    theme,
    onTheme: setTheme,
    onLanguage: (chosen: PageLanguage) => {
      keep('browser', 'language', chosen);
      setLanguage(chosen);
    },
  };
  return (
    <SpeechContext value={speechIn(language)}>
      <NoticesProvider>
        <Page settings={settings} />
      </NoticesProvider>
    </SpeechContext>
  );
}

function Page({ settings }: { readonly settings: PageSettingsProps }) {
  const chosen = useChosen();
  const { state, isConnected, showEarlier } = useWorld(chosen);
  if (!state) return <p className="loading">zeta dev…</p>;
  return (
    <Shown
      state={state}
      chosen={chosen}
      isConnected={isConnected}
      onEarlier={showEarlier}
      settings={settings}
    />
  );
}

interface ShownProps {
  readonly state: DevState;
  readonly chosen: Chosen;
  readonly isConnected: boolean;
  readonly onEarlier: () => void;
  readonly settings: PageSettingsProps;
}

function Shown({ state, chosen, isConnected, onEarlier, settings }: ShownProps) {
  const city = state.cities.find(({ id }) => id === state.city);
  const customer = state.customers.find(({ id }) => id === state.customer);
  const presses = usePresses(city?.id, state.answers);
  const talk = useTalk(city, customer);
  const { toast } = useNotices();
  const [inspected, setInspected] = useState<WorldMessage>();
  const title = city ? `${city.name} · zeta dev` : 'zeta dev';
  useEffect(() => {
    document.title = title;
  }, [title]);
  const onLink = (address: string) => followedLink(address, state, toast);
  const message = inspected && newest(state, inspected);
  const closeDrawer = () => {
    setInspected(undefined);
    document.querySelector<HTMLElement>(`[data-message="${message?.messageId}"]`)?.focus();
  };
  const shared = { state, presses, selected: message?.messageId, onInspect: setInspected, onLink };
  return (
    <div className="app" data-pane={chosen.pane}>
      <Sidebar state={state} city={city} customer={customer} settings={settings} />
      {city && customer ? (
        <Chat
          {...shared}
          city={city}
          customer={customer}
          talk={talk}
          isConnected={isConnected}
          start={chosen.start}
          onEarlier={onEarlier}
        />
      ) : (
        <main className="chat" />
      )}
      <div className="side">
        {city && <Group {...shared} city={city} />}
        {city && <Board state={state} city={city} />}
        {city && message && (
          <Drawer
            key={`${message.chatId} ${message.messageId}`}
            city={city.id}
            message={message}
            root={state.root}
            onClose={closeDrawer}
          />
        )}
      </div>
      <PaneTabs chosen={chosen.pane} onChoose={(pane) => choose({ pane })} />
    </div>
  );
}

/** As it is by now; undefined where its chat is not shown any more. */
function newest({ chat, group }: DevState, { chatId, messageId }: WorldMessage): WorldMessage | undefined {
  return [...chat.messages, ...(group?.messages ?? [])].find(
    (one) => one.chatId === chatId && one.messageId === messageId,
  );
}
