import { composer } from './composer.js';
import { byId, make } from './dom.js';

/** Of the message that is answered so much is shown. */
const shownLetters = 60;

/**
 * The managers' group: who writes there, and which message is answered: the chosen one, else the newest of the bot.
 * `onReply({ manager, messageId, text })` tells whether it went out.
 */
export function managersPanel({ onReply }) {
  const select = byId('manager');
  const form = byId('group-composer');
  let messages = [];
  let chosen;

  const answered = () =>
    messages.find((one) => one.messageId === chosen) ?? messages.findLast((one) => one.from === 'bot');

  const showAnswered = () => {
    const message = answered();
    form.hidden = message === undefined;
    byId('answered').textContent = message?.text.replaceAll('\n', ' ').slice(0, shownLetters) ?? '';
  };

  const person = () => Number(select.value);

  composer(form, async (text) => {
    const message = answered();
    if (message === undefined) return false;
    const isOut = await onReply({ manager: person(), messageId: message.messageId, text });
    if (isOut) chosen = undefined;
    return isOut;
  });

  return {
    person,
    /** Another message is answered from now on. */
    answer: (message) => {
      chosen = message.messageId;
      showAnswered();
      byId('group-text').focus();
    },
    /** Another group is shown. */
    forget: () => {
      chosen = undefined;
    },
    show: (people, shown) => {
      messages = shown;
      if (select.options.length !== people.length)
        select.replaceChildren(...people.map((one) => make('option', { value: String(one.id) }, one.name)));
      showAnswered();
    },
  };
}
