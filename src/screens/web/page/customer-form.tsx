import type { FormEvent } from 'react';
import type { DevCustomer } from '../dev-world.ts';
import { choose } from './chosen.ts';
import { Dialog } from './dialog.tsx';
import { DialogButtons } from './dialog-buttons.tsx';
import { useNotices } from './notices.tsx';
import { saveCustomer } from './own-customers.ts';
import { useWords } from './words/use-words.ts';

interface CustomerFormProps {
  /** Absent: a new one. */
  readonly customer?: DevCustomer;
  readonly languages: readonly string[];
  readonly onClose: () => void;
}

/** Who a customer is: in Telegram, and to the shop. */
export function CustomerForm({ customer, languages, onClose }: CustomerFormProps) {
  const { t, language } = useWords();
  const { attempt } = useNotices();
  const title = t(customer ? 'editCustomer' : 'addCustomer');
  const names = new Intl.DisplayNames([language], { type: 'language' });
  const save = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const field = (name: string) => String(form.get(name) ?? '').trim();
    const optional = Object.fromEntries(
      ['phone', 'username'].flatMap((name) => (field(name) === '' ? [] : [[name, field(name)]])),
    );
    const person = { name: field('name'), language: field('language'), ...optional };
    const isSaved = await attempt(async () => {
      const id = await saveCustomer({ ...person, ...(customer && { id: customer.id }) });
      choose({ customer: id });
    });
    if (isSaved) onClose();
  };
  return (
    <Dialog label={title} onClose={onClose}>
      <h2>{title}</h2>
      <form className="customer-form" onSubmit={(event) => void save(event)}>
        <label>
          {t('name')}
          <input name="name" defaultValue={customer?.name} maxLength={64} required />
        </label>
        <label>
          {t('phone')}
          <input name="phone" type="tel" defaultValue={customer?.phone ?? '+7'} pattern="\+?\d{7,15}" />
        </label>
        <label>
          {t('username')}
          <input name="username" defaultValue={customer?.username} pattern="@?\w{4,32}" />
        </label>
        <label>
          {t('appLanguage')}
          <select name="language" defaultValue={customer?.language ?? languages[0]}>
            {[...new Set([...languages, ...(customer ? [customer.language] : [])])].map((one) => (
              <option key={one} value={one}>
                {names.of(one) ?? one}
              </option>
            ))}
          </select>
        </label>
        <DialogButtons onCancel={onClose} />
      </form>
    </Dialog>
  );
}
