import { type FormEvent, useState } from 'react';
import type { DevCity, DevCustomer } from '../dev-world.ts';
import { Dialog } from './dialog.tsx';
import { Icon } from './icons.tsx';
import { nearShop, type Talk } from './use-talk.ts';
import { useWords } from './words/use-words.ts';

interface ShareMenuProps {
  readonly city: DevCity;
  readonly customer: DevCustomer;
  readonly talk: Talk;
}

/** The paper clip: a customer shares a phone or a place. */
export function ShareMenu({ city, customer, talk }: ShareMenuProps) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className="tool"
        aria-label={t('attach')}
        title={t('attach')}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        <Icon name="attach" />
      </button>
      {isOpen && <ShareDialog city={city} customer={customer} talk={talk} onClose={() => setOpen(false)} />}
    </>
  );
}

function ShareDialog({ city, customer, talk, onClose }: ShareMenuProps & { readonly onClose: () => void }) {
  const { t } = useWords();
  const near = nearShop(city);
  const share = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    onClose();
    void talk.shareLocation({
      latitude: Number(form.get('latitude')),
      longitude: Number(form.get('longitude')),
    });
  };
  return (
    <Dialog label={t('attach')} onClose={onClose}>
      <h2>{t('attach')}</h2>
      <button
        type="button"
        className="choice"
        disabled={customer.phone === undefined}
        onClick={() => {
          onClose();
          void talk.shareContact();
        }}
      >
        <Icon name="phone" />
        {t('shareContact')} {customer.phone}
      </button>
      <form onSubmit={share} className="place-form">
        <label>
          {t('latitude')}
          <input
            name="latitude"
            type="number"
            step="any"
            min={-90}
            max={90}
            defaultValue={near.latitude}
            required
          />
        </label>
        <label>
          {t('longitude')}
          <input
            name="longitude"
            type="number"
            step="any"
            min={-180}
            max={180}
            defaultValue={near.longitude}
            required
          />
        </label>
        <button type="submit" className="choice">
          <Icon name="pin" />
          {t('shareLocation')}
        </button>
      </form>
    </Dialog>
  );
}
