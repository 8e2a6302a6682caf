import { Fragment, type ReactNode, useMemo, useState } from 'react';
import { useWords } from './words/use-words.ts';

/** Tags that stand for themselves; attributes are never copied. */
const plainTags = ['b', 'strong', 'i', 'em', 'u', 'ins', 's', 'del', 'code', 'pre', 'blockquote'] as const;
type PlainTag = (typeof plainTags)[number];
/** Tags whose text is not for reading. */
const silentTags = new Set([
  'script',
  'style',
  'template',
  'iframe',
  'object',
  'noscript',
  'textarea',
  'title',
]);
const verbatimTags = new Set(['a', 'code', 'pre']);
const safeAddress = /^(?:https?|tg|mailto):/i;
const addressOrCommand =
  /(https?:\/\/[^\s<>"«»]*[^\s<>"«».,;:!?)])|(?<![^\s(])(\/[a-z][a-z0-9_]{0,31})(?![\w/])/gi;

/** What happens when somebody follows a link or a /command; `true` from `onLink`: the page has seen to it. */
export interface Follows {
  readonly onCommand?: (command: string) => void;
  readonly onLink: (address: string) => boolean;
}

/**
 * A bot's HTML as elements. The markup is parsed in an inert document and rebuilt from the list of tags above: nothing of
 * the original reaches the page, unknown tags leave only their text. Without markup only addresses and commands become
 * links.
 */
export function RichText({
  html,
  text,
  ...follows
}: Follows & { readonly html: string; readonly text: string }) {
  const { onCommand, onLink } = follows;
  return useMemo(() => {
    const context = { onLink, ...(onCommand && { onCommand }) };
    if (html === '') return <Linked text={text} {...context} />;
    const parsed = new DOMParser().parseFromString(html, 'text/html');
    return <>{rebuiltAll(parsed.body, context, false)}</>;
  }, [html, text, onCommand, onLink]);
}

function rebuiltAll(parent: Node, context: Follows, verbatim: boolean): ReactNode[] {
  return [...parent.childNodes].map((node, index) => (
    <Fragment key={index}>{rebuilt(node, context, verbatim)}</Fragment>
  ));
}

function rebuilt(node: Node, context: Follows, verbatim: boolean): ReactNode {
  if (node instanceof Text) return verbatim ? node.data : <Linked text={node.data} {...context} />;
  if (!(node instanceof Element)) return null;
  const tag = node.localName;
  if (silentTags.has(tag)) return null;
  if (tag === 'br') return '\n';
  const children = rebuiltAll(node, context, verbatim || verbatimTags.has(tag));
  const Plain = tag === 'strike' ? 's' : plainTags.find((one): one is PlainTag => one === tag);
  if (Plain) return <Plain>{children}</Plain>;
  if (tag === 'a')
    return (
      <Link address={node.getAttribute('href') ?? ''} {...context}>
        {children}
      </Link>
    );
  if (tag === 'tg-spoiler' || node.classList.contains('tg-spoiler')) return <Spoiler>{children}</Spoiler>;
  return children;
}

export function isSafeAddress(address: string): boolean {
  return safeAddress.test(address) && URL.canParse(address);
}

function Link({
  address,
  children,
  onLink,
}: Follows & { readonly address: string; readonly children: ReactNode }) {
  if (!isSafeAddress(address)) return children;
  return (
    <a
      href={address}
      target="_blank"
      rel="noopener noreferrer"
      onClick={(event) => {
        if (onLink(address)) event.preventDefault();
      }}
    >
      {children}
    </a>
  );
}

function Spoiler({ children }: { readonly children: ReactNode }) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  if (isOpen) return <span className="spoiler open">{children}</span>;
  return (
    <button
      type="button"
      className="spoiler"
      title={t('spoiler')}
      aria-label={t('spoiler')}
      onClick={() => setOpen(true)}
    >
      <span aria-hidden="true">{children}</span>
    </button>
  );
}

function Linked({ text, ...context }: Follows & { readonly text: string }) {
  const parts: ReactNode[] = [];
  let end = 0;
  for (const match of text.matchAll(addressOrCommand)) {
    const [whole, address, command = ''] = match;
    parts.push(text.slice(end, match.index));
    parts.push(
      address === undefined ? (
        <Command key={match.index} command={command} {...context} />
      ) : (
        <Link key={match.index} address={address} {...context}>
          {whole}
        </Link>
      ),
    );
    end = match.index + whole.length;
  }
  parts.push(text.slice(end));
  return <>{parts}</>;
}

function Command({ command, onCommand }: Follows & { readonly command: string }) {
  if (!onCommand) return command;
  return (
    <button type="button" className="command" onClick={() => onCommand(command)}>
      {command}
    </button>
  );
}
