import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Inspection, UsedPrompt } from '../../../operations/inspect-message.ts';
import type { WorldMessage } from '../../../operations/world.ts';
import { chosenEditor, type Editor, editors } from './editor.ts';
import { Icon } from './icons.tsx';
import { keep } from './kept.ts';
import { PlaceLink } from './place-link.tsx';
import { get } from './server.ts';
import { exactClockOf } from './times.ts';
import { useWords } from './words/use-words.ts';

interface DrawerProps {
  readonly city: string;
  readonly message: WorldMessage;
  readonly root: string;
  readonly onClose: () => void;
}

/** Where a message comes from. Esc closes it. */
export function Drawer({ city, message, root, onClose }: DrawerProps) {
  const { t } = useWords();
  const close = useRef<HTMLButtonElement>(null);
  const found = useInspection(city, message);
  const [editor, setEditor] = useState(chosenEditor);
  useEffect(() => close.current?.focus(), []);
  return (
    <aside
      className="drawer"
      aria-label={t('details')}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <header className="panel-head">
        <h2>{t('details')}</h2>
        <button
          ref={close}
          type="button"
          className="tool"
          aria-label={t('close')}
          title={t('close')}
          onClick={onClose}
        >
          <Icon name="close" />
        </button>
      </header>
      <div className="drawer-body">
        <blockquote className="cited">{(message.text || t('photo')).slice(0, 200)}</blockquote>
        {found === 'unknown' && <p className="empty">{t('detailsUnknown')}</p>}
        {typeof found === 'object' && <Found found={found} root={root} />}
        <label className="editor">
          {t('editor')}
          <select
            value={editor}
            onChange={(event) => {
              keep('browser', 'editor', event.target.value);
              // An option of this very list.
              setEditor(event.target.value as Editor);
            }}
          >
            {Object.entries(editors).map(([id, name]) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      </div>
    </aside>
  );
}

function useInspection(
  city: string,
  { chatId, messageId, editedAt }: WorldMessage,
): Inspection | 'unknown' | undefined {
  const [found, setFound] = useState<Inspection | 'unknown'>();
  useEffect(() => {
    let isWanted = true;
    get<Inspection>('/dev/message', { city, chat: chatId, message: messageId }).then(
      (inspection) => isWanted && setFound(inspection),
      () => isWanted && setFound('unknown'),
    );
    return () => {
      isWanted = false;
    };
  }, [city, chatId, messageId, editedAt]);
  return found;
}

function Found({ found, root }: { readonly found: Inspection; readonly root: string }) {
  const { t } = useWords();
  return (
    <>
      {found.delivery && <Prompts prompts={found.prompts} root={root} />}
      <dl className="facts">
        <Fact name={t('release')}>{found.release}</Fact>
        <Fact name={t('turn')}>{found.turn}</Fact>
        <Fact name={t('lane')}>{found.lane}</Fact>
        {found.edits > 0 && <Fact name={t('edits')}>{found.edits}</Fact>}
      </dl>
      <Times found={found} />
      <h3>{t('effects')}</h3>
      <ol className="effects">
        {found.effects.map((effect, at) => (
          <Effect key={JSON.stringify(effect)} effect={effect} isThis={at === found.effect} />
        ))}
      </ol>
      <Json title={t('event')} value={found.event} />
      <Json title={t('session')} value={found.session} />
      <Json title={t('context')} value={found.context} />
    </>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Prompts({ prompts, root }: { readonly prompts: readonly UsedPrompt[]; readonly root: string }) {
  const { t } = useWords();
  return (
    <>
      <h3>{t('prompts')}</h3>
      {prompts.length === 0 && <p className="quiet">{t('noPrompts')}</p>}
      <ul className="prompts">
        {prompts.map(({ key, language, file, line, isBuiltIn }) => (
          <li key={`${language} ${key}`}>
            <b>{key}</b> <span className="quiet">{language}</span>
            <br />
            {isBuiltIn && <span className="quiet">{t('builtIn')} </span>}
            <PlaceLink root={root} place={{ file, ...(line !== null && { line }) }} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** From what arrived to what was seen. */
function Times({ found }: { readonly found: Inspection }) {
  const { t, language } = useWords();
  const { receivedAt, decidedAt, delivery } = found;
  const steps: readonly (readonly [string, number | null | undefined])[] = [
    [t('received'), receivedAt],
    [t('decided'), decidedAt],
    [t('delivered'), delivery?.at],
  ];
  const start = receivedAt ?? decidedAt;
  return (
    <>
      <h3>{t('timings')}</h3>
      <ol className="times">
        {steps.flatMap(([name, at]) =>
          typeof at === 'number'
            ? [
                <li key={name}>
                  <span>{name}</span> <time>{exactClockOf(at, language)}</time> <b>+{at - start} ms</b>
                </li>,
              ]
            : [],
        )}
      </ol>
      {delivery && delivery.attempts > 0 && (
        <p className="quiet">
          {t('tries')}: {delivery.attempts + 1}
        </p>
      )}
    </>
  );
}

function Effect({ effect, isThis }: { readonly effect: unknown; readonly isThis: boolean }) {
  // An effect has a kind, whatever else is in it.
  const { kind } = effect as { readonly kind: string };
  return (
    <li data-this={isThis || undefined}>
      <Json title={kind} value={effect} />
    </li>
  );
}

function Json({ title, value }: { readonly title: string; readonly value: unknown }) {
  return (
    <details className="json">
      <summary>{title}</summary>
      <pre>{JSON.stringify(value, null, 2)}</pre>
    </details>
  );
}
