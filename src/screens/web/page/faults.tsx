import type { DevCity, DevCustomer, DevState } from '../dev-world.ts';
import { useNotices } from './notices.tsx';
import { post } from './server.ts';
import { useWords } from './words/use-words.ts';

interface FaultsProps {
  readonly state: DevState;
  readonly city: DevCity;
  readonly customer: DevCustomer;
}

interface Fault {
  readonly name: 'crmDown' | 'telegramLimited' | 'customerBlocks';
  readonly isOn: boolean;
  readonly set: (on: boolean) => Promise<void>;
}

/** What can be broken, and whether it is. */
function faultsOf({ state, city, customer }: FaultsProps): readonly Fault[] {
  return [
    { name: 'crmDown', isOn: state.crmDown, set: (down) => post('/dev/crm', { down }) },
    {
      name: 'telegramLimited',
      isOn: state.telegramLimited,
      set: (limited) => post('/dev/telegram', { limited }),
    },
    {
      name: 'customerBlocks',
      isOn: customer.isBlocked,
      set: (on) => post('/dev/block', { city: city.id, customer: customer.id, on }),
    },
  ];
}

/** Switches that break the world. */
export function FaultSwitches(props: FaultsProps) {
  const { t } = useWords();
  const { attempt } = useNotices();
  return (
    <fieldset className="faults">
      <legend>{t('breakWorld')}</legend>
      {faultsOf(props).map(({ name, isOn, set }) => (
        <label className="switch" key={name}>
          <input
            type="checkbox"
            role="switch"
            checked={isOn}
            onChange={(event) => void attempt(() => set(event.target.checked))}
          />
          <span>{t(name)}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** What is broken now, over the chat. */
export function FaultBar(props: FaultsProps) {
  const { t } = useWords();
  const { attempt } = useNotices();
  const broken = faultsOf(props).filter(({ isOn }) => isOn);
  if (broken.length === 0) return null;
  return (
    <ul className="fault-bar" aria-label={t('breakWorld')}>
      {broken.map(({ name, set }) => (
        <li key={name}>
          {t(name)}
          <button type="button" onClick={() => void attempt(() => set(false))}>
            {t('undo')}
          </button>
        </li>
      ))}
    </ul>
  );
}
