import type { DevChat } from '../dev-world.ts';
import { useWords } from './words/use-words.ts';

interface CommandMenuProps {
  readonly commands: DevChat['commands'];
  readonly chosen: number;
  readonly onPick: (command: string) => void;
}

/** What the bot offers beside "/". The keys are pressed in the field, which keeps the focus. */
export function CommandMenu({ commands, chosen, onPick }: CommandMenuProps) {
  const { t } = useWords();
  return (
    <ul className="commands" aria-label={t('commands')}>
      {commands.map(({ command, description }, at) => (
        <li key={command}>
          <button
            type="button"
            tabIndex={-1}
            data-chosen={at === chosen || undefined}
            onClick={() => onPick(command)}
          >
            <b>/{command}</b> <span>{description}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** Those that begin as what is written. */
export function matchingCommands(commands: DevChat['commands'], draft: string): DevChat['commands'] {
  const begun = /^\/(\w*)$/.exec(draft)?.[1];
  return begun === undefined ? [] : commands.filter(({ command }) => command.startsWith(begun.toLowerCase()));
}
