import type { Replies } from '../operations/talk.ts';
import type { Style } from './style.ts';

/** What came back, as a customer would see it in a terminal: texts, pictures by name, buttons by number. */
export function repliesText({ messages, answers }: Replies, style: Style): string {
  const blocks = messages.map((message) => {
    let number = 0;
    const rows = message.buttons.map((row) =>
      row
        .map((button) => {
          number += 1;
          const link = 'url' in button ? style.dim(` ${button.url}`) : '';
          return `${style.cyan(`[${number}]`)} ${button.text}${link}`;
        })
        .join('   '),
    );
    const picture = message.photo ? [style.dim('(picture)')] : [];
    return [...picture, message.text, ...rows].join('\n');
  });
  const popUps = answers.map((answer) => style.dim(`(${answer})`));
  return [...popUps, ...blocks].join('\n\n') || style.dim('(no reply)');
}
