import { useState } from 'react';
import type { DevCity, DevCustomer, DevState } from '../dev-world.ts';
import { Avatar } from './avatar.tsx';
import { choose } from './chosen.ts';
import { CustomerForm } from './customer-form.tsx';
import { FaultSwitches } from './faults.tsx';
import { Icon } from './icons.tsx';
import { PageSettings, type PageSettingsProps } from './page-settings.tsx';
import { clockOf } from './times.ts';
import { useUnread } from './use-unread.ts';
import { useWords } from './words/use-words.ts';

interface SidebarProps {
  readonly state: DevState;
  readonly city: DevCity | undefined;
  readonly customer: DevCustomer | undefined;
  readonly settings: PageSettingsProps;
}

/** Cities as folders, customers as chats, and what can be broken. */
export function Sidebar({ state, city, customer, settings }: SidebarProps) {
  const { t } = useWords();
  const [edited, setEdited] = useState<DevCustomer | 'new'>();
  const unread = useUnread(state);
  return (
    <aside className="sidebar" aria-label={t('customers')}>
      <header className="brand">
        <img src="/icon.svg" alt="" width="28" height="28" />
        <strong>zeta dev</strong>
        <PageSettings {...settings} />
      </header>
      <Cities cities={state.cities} chosen={city?.id} />
      <nav aria-label={t('customers')} className="customers">
        <ul>
          {state.customers.map((one) => (
            <li key={one.id}>
              <CustomerButton
                customer={one}
                isChosen={one.id === customer?.id}
                unread={unread(one)}
                onEdit={() => setEdited(one)}
              />
            </li>
          ))}
        </ul>
        <button type="button" className="add" onClick={() => setEdited('new')}>
          <Icon name="add" />
          {t('addCustomer')}
        </button>
      </nav>
      {city && customer && <FaultSwitches state={state} city={city} customer={customer} />}
      <p className="about">{t('about')}</p>
      {edited !== undefined && (
        <CustomerForm
          {...(edited !== 'new' && { customer: edited })}
          languages={[...new Set([...(city?.languages ?? []), 'ru', 'kk', 'en'])]}
          onClose={() => setEdited(undefined)}
        />
      )}
    </aside>
  );
}

/** More of them are a list, to be chosen from by typing. */
const mostTabs = 6;

function Cities({
  cities,
  chosen,
}: {
  readonly cities: readonly DevCity[];
  readonly chosen: string | undefined;
}) {
  const { t } = useWords();
  if (cities.length === 0) return <p className="no-cities">{t('noCities')}</p>;
  if (cities.length > mostTabs) {
    return (
      <select
        className="city-list"
        aria-label={t('cities')}
        value={chosen}
        onChange={(event) => choose({ city: event.target.value })}
      >
        {cities.map(({ id, name, problem }) => (
          <option key={id} value={id}>
            {name} ({id}){problem === undefined ? '' : ' ⚠'}
          </option>
        ))}
      </select>
    );
  }
  return (
    <nav className="cities" aria-label={t('cities')}>
      {cities.map(({ id, name, problem }) => (
        <button
          type="button"
          key={id}
          title={problem ?? id}
          aria-current={id === chosen ? 'true' : undefined}
          data-problem={problem !== undefined || undefined}
          onClick={() => choose({ city: id })}
        >
          {name}
        </button>
      ))}
    </nav>
  );
}

interface CustomerButtonProps {
  readonly customer: DevCustomer;
  readonly isChosen: boolean;
  readonly unread: number;
  readonly onEdit: () => void;
}

function CustomerButton({ customer, isChosen, unread, onEdit }: CustomerButtonProps) {
  const { t, count, language } = useWords();
  const { id, name, last, isBlocked } = customer;
  return (
    <div className="customer" data-chosen={isChosen || undefined}>
      <button
        type="button"
        className="customer-main"
        aria-current={isChosen ? 'true' : undefined}
        onClick={() => choose({ customer: id, pane: 'chat' })}
      >
        <Avatar name={name} id={String(id)} />
        <span className="customer-lines">
          <span className="customer-name">
            <b>{name}</b>
            {last && <time>{clockOf(last.at, language)}</time>}
          </span>
          <span className="customer-last">
            <span>
              {isBlocked
                ? t('customerBlocks')
                : (last?.text ?? `${customer.language} · ${customer.phone ?? ''}`)}
            </span>
            {unread > 0 && (
              <span className="unread" title={count('unread', unread)}>
                {unread}
                <span className="unseen"> {count('unread', unread)}</span>
              </span>
            )}
          </span>
        </span>
      </button>
      <button
        type="button"
        className="tool edit"
        aria-label={`${t('editCustomer')}: ${name}`}
        title={t('editCustomer')}
        onClick={onEdit}
      >
        <Icon name="edit" />
      </button>
    </div>
  );
}
