import { type FormEvent, useState } from 'react';
import type { RecordedTalk } from '../../../operations/record-talk.ts';
import type { DevCity, DevCustomer } from '../dev-world.ts';
import { Dialog } from './dialog.tsx';
import { DialogButtons } from './dialog-buttons.tsx';
import { Icon } from './icons.tsx';
import { useNotices } from './notices.tsx';
import { post } from './server.ts';
import { useWords } from './words/use-words.ts';

interface RecordProps {
  readonly city: DevCity;
  readonly customer: DevCustomer;
}

/** Makes a test of the city of what the customer did since the last /start. */
export function Record({ city, customer }: RecordProps) {
  const { t, count } = useWords();
  const { attempt, toast } = useNotices();
  const [isAsking, setAsking] = useState(false);
  const close = () => setAsking(false);
  const record = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get('name') ?? '').trim();
    const isDone = await attempt(async () => {
      const body = { city: city.id, customer: customer.id, name };
      const { file, steps, isPassing } = await post<RecordedTalk>('/dev/record', body);
      toast(`${file}: ${count('steps', steps)}. ${t(isPassing ? 'recordedPassing' : 'recordedFailing')}`);
    });
    if (isDone) close();
  };
  return (
    <>
      <button
        type="button"
        className="tool"
        aria-label={t('record')}
        title={t('record')}
        onClick={() => setAsking(true)}
      >
        <Icon name="record" />
      </button>
      {isAsking && (
        <Dialog label={t('record')} onClose={close}>
          <h2>{t('record')}</h2>
          <form className="customer-form" onSubmit={(event) => void record(event)}>
            <p>{t('recordHint')}</p>
            <label>
              {t('testName')}
              <input name="name" maxLength={200} required />
            </label>
            <DialogButtons onCancel={close} />
          </form>
        </Dialog>
      )}
    </>
  );
}
