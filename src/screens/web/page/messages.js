import { hueOf, make } from './dom.js';
import { plainText, richText } from './rich-text.js';

/** What each item of a list was made from: an equal one is left alone, so pictures do not blink and focus stays. */
const madeFrom = new WeakMap();

/**
 * Makes an `<ol>` show these messages, oldest first, with a heading for each day. Items are changed in place.
 *
 * `context`: `t`, `onCommand(text)`, `onPress(message, button, element)`; without `onPress` the buttons are dead.
 * `context.group`: every bubble on the left, with its author; `onReply(message)` makes it one to be answered.
 */
export function showMessages(list, messages, context) {
  const wanted = itemsOf(messages, context);
  const keys = new Set(wanted.map((one) => one.key));
  for (const item of [...list.children]) if (!keys.has(item.dataset.key)) item.remove();
  const old = new Map([...list.children].map((item) => [item.dataset.key, item]));
  for (const [index, one] of wanted.entries()) {
    const item = itemFor(one, old.get(one.key), context);
    if (list.children[index] !== item) list.insertBefore(item, list.children[index] ?? null);
  }
}

function itemFor(wanted, existing, context) {
  if (existing !== undefined && madeFrom.get(existing) === wanted.signature) return existing;
  const item = wanted.message === undefined ? dayItem(wanted.day) : messageItem(wanted, context);
  item.dataset.key = wanted.key;
  madeFrom.set(item, wanted.signature);
  if (existing !== undefined) replaceKeepingFocus(existing, item);
  return item;
}

function replaceKeepingFocus(old, item) {
  const focused = [...old.querySelectorAll('button, a')].indexOf(document.activeElement);
  old.replaceWith(item);
  if (old.dataset.edited !== item.dataset.edited) item.classList.add('changed');
  if (focused >= 0) [...item.querySelectorAll('button, a')].at(focused)?.focus();
}

function itemsOf(messages, { t }) {
  const items = [];
  let day = '';
  let previous;
  const byNumber = new Map(messages.map((one) => [one.messageId, one]));
  for (const message of messages) {
    const messageDay = dayOf(message.at, t);
    if (messageDay !== day) {
      items.push({
        key: `day:${new Date(message.at).toDateString()}`,
        signature: messageDay,
        day: messageDay,
      });
      previous = undefined;
    }
    day = messageDay;
    const joined =
      previous !== undefined && previous.from === message.from && previous.author === message.author;
    const answered = byNumber.get(message.replyTo);
    const signature = JSON.stringify([message, joined, t.language, answered?.text]);
    items.push({ key: `message:${message.messageId}`, signature, message, joined, answered });
    previous = message;
  }
  return items;
}

function messageItem({ message, joined, answered }, context) {
  const { t, group } = context;
  const bubble = make('div', { className: 'bubble' });
  if (group && !joined) bubble.append(authorLine(message));
  if (answered !== undefined) bubble.append(quote(answered));
  if (message.photo !== undefined) bubble.append(photo(message.photo, t));
  const text = message.html === '' ? plainText(message.text, context) : richText(message.html, context);
  const body = make('div', { className: 'text' }, text);
  bubble.append(body);
  body.append(timeMark(message, t));
  const item = make('li', { className: 'message' }, bubble);
  item.classList.add(message.from === 'customer' && !group ? 'mine' : 'theirs');
  item.classList.toggle('joined', joined);
  item.dataset.edited = String(message.editedAt);
  if (message.buttons.length > 0) item.append(buttonRows(message, context));
  if (context.onReply !== undefined) bubble.append(replyButton(message, context));
  return item;
}

/** The beginning of the message that is answered. */
function quote({ author, text }) {
  return make(
    'p',
    { className: 'quote' },
    make('b', {}, author),
    ` ${text.replaceAll('\n', ' ').slice(0, 80)}`,
  );
}

function replyButton(message, { t, onReply }) {
  const button = make('button', { type: 'button', className: 'reply', title: t('replyHere') }, '↩');
  button.ariaLabel = t('replyHere');
  button.addEventListener('click', () => onReply(message));
  return button;
}

function authorLine(message) {
  const author = make('p', { className: 'author' }, message.author);
  author.style.setProperty('--hue', String(hueOf(message.author)));
  return author;
}

function photo({ fileId }, t) {
  const source = `/dev/file/${encodeURIComponent(fileId)}`;
  const image = make('img', { src: source, alt: t('photo') });
  const frame = make('a', { className: 'photo', href: source, target: '_blank', rel: 'noopener' }, image);
  image.addEventListener('error', () => {
    frame.replaceWith(make('p', { className: 'photo missing' }, t('noPhoto')));
  });
  return frame;
}

function timeMark(message, t) {
  const clock = new Intl.DateTimeFormat(t.language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const time = make('time', { dateTime: new Date(message.at).toISOString() }, clock.format(message.at));
  time.title = new Date(message.editedAt ?? message.at).toLocaleString(t.language);
  if (message.editedAt !== undefined) time.prepend(`${t('edited')} `);
  return time;
}

function buttonRows(message, context) {
  const rows = make('div', { className: 'keyboard' });
  for (const row of message.buttons) {
    rows.append(
      make('div', { className: 'row' }, ...row.map((button) => buttonFor(message, button, context))),
    );
  }
  return rows;
}

function buttonFor(message, button, { onPress, t }) {
  if ('url' in button) return urlButton(button);
  if ('copy' in button) return copyButton(button, t);
  const element = make('button', { type: 'button', disabled: onPress === undefined }, button.text);
  if (button.style) element.dataset.style = button.style;
  element.addEventListener('click', () => onPress?.(message, button, element));
  return element;
}

function urlButton({ text, url }) {
  if (!/^(?:https?|tg|mailto):/i.test(url)) return make('button', { type: 'button', disabled: true }, text);
  return make('a', { href: url, target: '_blank', rel: 'noopener noreferrer', className: 'outside' }, text);
}

function copyButton({ text, copy }, t) {
  const element = make('button', { type: 'button', className: 'copies', title: copy }, text);
  element.addEventListener('click', async () => {
    await navigator.clipboard.writeText(copy);
    element.textContent = t('copied');
    setTimeout(() => element.replaceChildren(text), 1500);
  });
  return element;
}

function dayItem(day) {
  return make('li', { className: 'day' }, make('span', {}, day));
}

function dayOf(at, t) {
  const date = new Date(at);
  const now = new Date();
  if (date.toDateString() === now.toDateString()) return t('today');
  const yesterday = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1);
  if (date.toDateString() === yesterday.toDateString()) return t('yesterday');
  const year = date.getFullYear() === now.getFullYear() ? {} : { year: 'numeric' };
  return new Intl.DateTimeFormat(t.language, { day: 'numeric', month: 'long', ...year }).format(date);
}
