import { useState } from 'react';
import type { DevDiagnostic } from '../dev-world.ts';
import { PlaceLink } from './place-link.tsx';
import { useWords } from './words/use-words.ts';

interface DiagnosticsProps {
  readonly diagnostics: readonly DevDiagnostic[];
  readonly root: string;
}

const narrow = '(max-width: 900px)';

/** The banner over the chat: what is wrong in the files now, worst first. */
export function Diagnostics({ diagnostics, root }: DiagnosticsProps) {
  const { t, count } = useWords();
  // On a phone the list would leave no room for the chat: one opens it when one wants to.
  const [isOpen, setOpen] = useState(() => !matchMedia(narrow).matches);
  if (diagnostics.length === 0) return null;
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const warnings = diagnostics.filter(({ severity }) => severity === 'warning');
  const notes = diagnostics.filter(({ severity }) => severity !== 'error' && severity !== 'warning');
  const counts = [
    errors.length > 0 && count('errors', errors.length),
    warnings.length > 0 && count('warnings', warnings.length),
    notes.length > 0 && count('notes', notes.length),
  ];
  return (
    <details
      className={errors.length > 0 ? 'diagnostics has-errors' : 'diagnostics'}
      open={isOpen}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>
        <span role="status">
          {t('inFiles')} {counts.filter(Boolean).join(', ')}
        </span>
      </summary>
      <ul>
        {[...errors, ...warnings, ...notes].map((one) => (
          <Item key={JSON.stringify([one.place, one.code])} diagnostic={one} root={root} />
        ))}
      </ul>
    </details>
  );
}

function Item({ diagnostic, root }: { readonly diagnostic: DevDiagnostic; readonly root: string }) {
  const { language } = useWords();
  const { place, code, severity, words } = diagnostic;
  // Diagnostics are written in two languages.
  const { message, hint } = words[language === 'en' ? 'en' : 'ru'];
  return (
    <li className={severity}>
      <span className="where">
        <PlaceLink root={root} place={place} /> <b>{code}</b>
      </span>
      <span>{message}</span>
      {hint !== '' && <span className="hint">{hint}</span>}
    </li>
  );
}
