/** Days as people write them in settings. */
const days: Readonly<Record<string, string>> = {
  пн: 'mon',
  вт: 'tue',
  ср: 'wed',
  чт: 'thu',
  пт: 'fri',
  сб: 'sat',
  вс: 'sun',
};

/** Slips in the form of a setting, each mended in one way. */
const mendings: readonly ((text: string) => string)[] = [
  (text) => text.toLowerCase(),
  (text) => text.toUpperCase(),
  asTime,
  (text) => `@${text.replace(/^(?:https?:\/\/)?t\.me\//i, '').replace(/^@+\s*/, '')}`,
  (text) =>
    text
      .toLowerCase()
      .replaceAll(/[а-я]{2}/g, (day) => days[day] ?? day)
      .replaceAll(/[–—]/g, '-')
      .replaceAll(' ', ''),
  (text) => (/^[A-Z][A-Z0-9_]+$/.test(text) ? `env:${text}` : text),
  (text) => text.replaceAll(/\s+/g, ''),
];

/**
 * The value in the form that a schema's pattern wants, where a small slip explains the other one: `9` or `9.00` for
 * `09:00`, a username without its @, the name of a variable without `env:`. Undefined where none does.
 */
export function likelyForm(text: string, pattern: string): string | undefined {
  const wanted = new RegExp(pattern, 'u');
  return mendings.map((mend) => mend(text.trim())).find((one) => one !== text && wanted.test(one));
}

function asTime(text: string): string {
  const [, hours = '', minutes = '00'] = /^(\d{1,2})(?:[:.\-ч ](\d{2}))?$/.exec(text) ?? [];
  return hours === '' ? text : `${hours.padStart(2, '0')}:${minutes}`;
}
