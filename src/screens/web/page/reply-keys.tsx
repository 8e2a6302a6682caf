import type { WorldKey } from '../../../operations/world.ts';
import type { DevChat } from '../dev-world.ts';
import { Icon } from './icons.tsx';
import type { Talk } from './use-talk.ts';

/** The keyboard that the bot put under the field. */
export function ReplyKeys({ rows, talk }: { readonly rows: DevChat['keys']; readonly talk: Talk }) {
  if (rows.length === 0) return null;
  const press = ({ text, asks }: WorldKey) => {
    if (asks === 'contact') void talk.shareContact();
    else if (asks === 'location') void talk.shareLocation();
    else void talk.say(text);
  };
  return (
    <div className="keys">
      {rows.map((row) => (
        <div className="row" key={row.map(({ text }) => text).join(' ')}>
          {row.map((key) => (
            <button type="button" key={key.text} onClick={() => press(key)}>
              {key.asks === 'contact' && <Icon name="phone" />}
              {key.asks === 'location' && <Icon name="pin" />}
              {key.text}
            </button>
          ))}
        </div>
      ))}
    </div>
  );
}
