import type { Replies } from '../operations/talk.ts';
import type { Style } from './style.ts';

/**
 * What came back, as a customer would see it in a terminal: texts, pictures by name, buttons by number. `links`: of the buttons
 * those alone that lead elsewhere, where the others are shown beside.
 */
export function repliesText(
  { messages, answers }: Replies,
  style: Style,
  buttons: 'all' | 'links' = 'all',
): string {
  const blocks = messages.map((message) => {
    let number = 0;
    const rows = message.buttons.map((row) =>
      row
        .flatMap((button) => {
          number += 1;
          if (buttons === 'links' && !('url' in button)) return [];
          const link = 'url' in button ? style.dim(` ${button.url}`) : '';
          return `${style.cyan(`[${number}]`)} ${button.text}${link}`;
        })
        .join('   '),
    );
    const picture = message.photo ? [style.dim('(picture)')] : [];
    return [...picture, message.text, ...rows.filter((row) => row !== '')].join('\n');
  });
  const popUps = answers.map((answer) => style.dim(`(${answer})`));
  return [...popUps, ...blocks].join('\n\n') || style.dim('(no reply)');
}
