import { type RefObject, useRef, useState } from 'react';
import type { WorldMessage } from '../../../operations/world.ts';
import type { DevCity, DevPerson, DevState } from '../dev-world.ts';
import { Icon } from './icons.tsx';
import type { LogContext } from './log-context.ts';
import { MessageLog } from './message-log.tsx';
import { useNotices } from './notices.tsx';
import { post } from './server.ts';
import { TextField } from './text-field.tsx';
import { useDraft } from './use-draft.ts';
import type { Presses } from './use-presses.ts';
import { useWords } from './words/use-words.ts';

export interface GroupProps {
  readonly state: DevState;
  readonly city: DevCity;
  readonly presses: Presses;
  readonly selected: number | undefined;
  readonly onInspect: (message: WorldMessage) => void;
  readonly onLink: (address: string) => boolean;
}

/** The managers' group of a city: cards of customers, and what both say. */
export function Group({ state, city, presses, selected, onInspect, onLink }: GroupProps) {
  const { t } = useWords();
  const { group, managers } = state;
  const [managerId, setManagerId] = useState<number>();
  const [topic, setTopic] = useState<number>();
  const [answered, setAnswered] = useState<number>();
  const field = useRef<HTMLTextAreaElement>(null);
  const manager = managers.find(({ id }) => id === managerId) ?? managers[0];
  const shown = group?.topics.find(({ id }) => id === topic)?.id;
  const messages = (group?.messages ?? []).filter((one) => shown === undefined || one.topic === shown);
  const context: LogContext = {
    isGroup: true,
    isBusy: presses.isBusy,
    onPress: (messageId, data) => manager && presses.press(manager.id, messageId, data),
    onInspect,
    onLink,
    onReply: ({ messageId }) => {
      setAnswered(messageId);
      field.current?.focus();
    },
    selected,
    rereadings: {},
  };
  return (
    <section className="panel group" aria-labelledby="group-title">
      <header className="panel-head">
        <h2 id="group-title">{t('managers')}</h2>
        {group && <TopicsSwitch city={city} hasTopics={group.hasTopics} />}
        {manager && <ManagerChoice managers={managers} chosen={manager.id} onChoose={setManagerId} />}
      </header>
      {group && group.topics.length > 0 && <Topics topics={group.topics} shown={shown} onShow={setTopic} />}
      <MessageLog
        name={`${city.id} ${shown ?? ''}`}
        label={t('managers')}
        messages={messages}
        context={context}
        after={messages.length === 0 && <p className="empty">{t(group ? 'emptyGroup' : 'noGroup')}</p>}
      />
      {manager && messages.length > 0 && (
        <GroupComposer
          key={`${city.id} ${shown ?? ''}`}
          field={field}
          city={city}
          manager={manager}
          topic={shown}
          answered={answeredIn(messages, answered, shown)}
          onAnswer={setAnswered}
        />
      )}
    </section>
  );
}

/** The chosen one, else the newest of the bot; in a topic nothing has to be answered. */
function answeredIn(
  messages: readonly WorldMessage[],
  chosen: number | undefined,
  topic: number | undefined,
): WorldMessage | undefined {
  const found = messages.find(({ messageId }) => messageId === chosen);
  return found ?? (topic === undefined ? messages.findLast(({ from }) => from === 'bot') : undefined);
}

function TopicsSwitch({ city, hasTopics }: { readonly city: DevCity; readonly hasTopics: boolean }) {
  const { t } = useWords();
  const { attempt } = useNotices();
  return (
    <label className="switch small">
      <input
        type="checkbox"
        role="switch"
        checked={hasTopics}
        onChange={(event) => {
          const on = event.target.checked;
          void attempt(() => post('/dev/topics', { city: city.id, on }));
        }}
      />
      <span>{t('topics')}</span>
    </label>
  );
}

function ManagerChoice({
  managers,
  chosen,
  onChoose,
}: {
  readonly managers: readonly DevPerson[];
  readonly chosen: number;
  readonly onChoose: (id: number) => void;
}) {
  const { t } = useWords();
  return (
    <select
      className="manager"
      aria-label={t('writeAs')}
      title={t('writeAs')}
      value={chosen}
      onChange={(event) => onChoose(Number(event.target.value))}
    >
      {managers.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  );
}

function Topics({
  topics,
  shown,
  onShow,
}: {
  readonly topics: readonly { readonly id: number; readonly name: string }[];
  readonly shown: number | undefined;
  readonly onShow: (topic: number | undefined) => void;
}) {
  const { t } = useWords();
  const all: readonly { readonly id?: number; readonly name: string }[] = [
    { name: t('allTopics') },
    ...topics,
  ];
  return (
    <nav className="topics" aria-label={t('topics')}>
      {all.map(({ id, name }) => (
        <button
          type="button"
          key={id ?? 'all'}
          aria-current={id === shown ? 'true' : undefined}
          onClick={() => onShow(id)}
        >
          {name}
        </button>
      ))}
    </nav>
  );
}

interface GroupComposerProps {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly city: DevCity;
  readonly manager: DevPerson;
  readonly topic: number | undefined;
  readonly answered: WorldMessage | undefined;
  readonly onAnswer: (messageId: number | undefined) => void;
}

function GroupComposer({ field, city, manager, topic, answered, onAnswer }: GroupComposerProps) {
  const { t } = useWords();
  const { attempt } = useNotices();
  const [draft, setDraft] = useDraft(`${city.id} group ${topic ?? ''}`);
  const send = async () => {
    const text = draft.trim();
    if (text === '') return;
    setDraft('');
    const who = { city: city.id, manager: manager.id, text };
    const isSent = await attempt(() =>
      answered
        ? post('/dev/reply', { ...who, messageId: answered.messageId })
        : post('/dev/topic', { ...who, topic }),
    );
    if (isSent) onAnswer(undefined);
    else setDraft(draft);
  };
  return (
    <div className="writing">
      {answered && (
        <p className="answered">
          <Icon name="reply" />
          <span>
            {t('replyTo')} <b>{(answered.text || t('photo')).replaceAll('\n', ' ').slice(0, 60)}</b>
          </span>
          {topic !== undefined && (
            <button
              type="button"
              className="tool"
              aria-label={t('noReply')}
              onClick={() => onAnswer(undefined)}
            >
              <Icon name="close" />
            </button>
          )}
        </p>
      )}
      <TextField
        field={field}
        label={t(answered ? 'reply' : 'writeInTopic')}
        text={draft}
        onChange={setDraft}
        onSend={() => void send()}
      />
    </div>
  );
}
