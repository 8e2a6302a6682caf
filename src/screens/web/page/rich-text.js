import { make, toast } from './dom.js';

/** Tags of Telegram's HTML that stand for themselves; attributes are never copied. */
const plainTags = new Set([
  'b',
  'strong',
  'i',
  'em',
  'u',
  'ins',
  's',
  'strike',
  'del',
  'code',
  'pre',
  'blockquote',
]);
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

/**
 * Turns a bot's HTML into nodes. The markup is parsed in an inert document and rebuilt from the list of tags above:
 * nothing of the original reaches the page, unknown tags leave only their text.
 *
 * `context.t` gives words; `context.onCommand(text)` is called when a /command is clicked.
 */
export function richText(html, context) {
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  return rebuildAll(parsed.body, context, false);
}

/** The same for a text without markup: only addresses and commands become links. */
export function plainText(text, context) {
  return linkify(text, context);
}

function rebuildAll(parent, context, verbatim) {
  const fragment = document.createDocumentFragment();
  for (const node of parent.childNodes) fragment.append(rebuild(node, context, verbatim));
  return fragment;
}

function rebuild(node, context, verbatim) {
  if (node.nodeType === Node.TEXT_NODE) return verbatim ? node.data : linkify(node.data, context);
  if (node.nodeType !== Node.ELEMENT_NODE) return '';
  const tag = node.localName;
  if (silentTags.has(tag)) return '';
  if (tag === 'br') return '\n';
  const children = rebuildAll(node, context, verbatim || verbatimTags.has(tag));
  if (plainTags.has(tag)) return make(tag, {}, children);
  if (tag === 'a') return link(node.getAttribute('href') ?? '', children, context);
  if (tag === 'tg-spoiler' || node.classList.contains('tg-spoiler')) return spoiler(children, context);
  return children;
}

function link(address, children, { t }) {
  if (!safeAddress.test(address) || !URL.canParse(address)) return children;
  const anchor = make('a', { href: address, target: '_blank', rel: 'noopener noreferrer' }, children);
  if (/^tg:/i.test(address)) {
    anchor.addEventListener('click', (event) => {
      event.preventDefault();
      toast(`${t('opensInTelegram')} ${address}`);
    });
  }
  return anchor;
}

function spoiler(children, { t }) {
  const inner = make('span', {}, children);
  const cover = make(
    'span',
    { className: 'spoiler', tabIndex: 0, role: 'button', title: t('spoiler') },
    inner,
  );
  const reveal = () => {
    cover.classList.add('open');
    cover.removeAttribute('role');
    cover.removeAttribute('tabindex');
    cover.removeAttribute('title');
  };
  cover.addEventListener('click', reveal);
  cover.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    reveal();
  });
  return cover;
}

function linkify(text, context) {
  const fragment = document.createDocumentFragment();
  let end = 0;
  for (const match of text.matchAll(addressOrCommand)) {
    const [whole, address, command] = match;
    fragment.append(text.slice(end, match.index));
    if (address !== undefined) fragment.append(link(address, whole, context));
    else fragment.append(commandButton(command, context));
    end = match.index + whole.length;
  }
  fragment.append(text.slice(end));
  return fragment;
}

function commandButton(command, { onCommand }) {
  if (onCommand === undefined) return command;
  const button = make('button', { type: 'button', className: 'command' }, command);
  button.addEventListener('click', () => onCommand(command));
  return button;
}
