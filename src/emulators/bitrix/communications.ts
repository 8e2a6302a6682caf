import { isRecord } from '../http/is-record.ts';
import type { Fields } from './item-fields.ts';

/** Short names of what the portal takes out of `fm`: `phoneWork` is the first phone for work. */
const shortNames = [
  ['phoneMobile', 'PHONE', 'MOBILE'],
  ['phoneWork', 'PHONE', 'WORK'],
  ['phoneMailing', 'PHONE', 'MAILING'],
  ['emailHome', 'EMAIL', 'HOME'],
  ['emailWork', 'EMAIL', 'WORK'],
  ['emailMailing', 'EMAIL', 'MAILING'],
  ['imol', 'IM', 'IMOL'],
] as const;

/** Phones and addresses of a person as they are stored: each with its number, and the names that follow from them. */
export function communications(sent: unknown, nextId: () => number): Fields {
  const values = (Array.isArray(sent) ? sent : []).filter(isRecord);
  const fm = values.map(({ typeId, valueType, value }) => ({
    id: nextId(),
    valueType: valueType ?? 'WORK',
    value: value ?? '',
    typeId,
  }));
  const first = (type: string, kind?: string) =>
    fm.find(({ typeId, valueType }) => typeId === type && (kind === undefined || valueType === kind))
      ?.value ?? '';
  const has = (type: string) => (first(type) === '' ? 'N' : 'Y');
  return {
    fm,
    hasPhone: has('PHONE'),
    hasEmail: has('EMAIL'),
    hasImol: has('IM'),
    phone: first('PHONE'),
    email: first('EMAIL'),
    ...Object.fromEntries(shortNames.map(([name, type, kind]) => [name, first(type, kind)])),
  };
}
