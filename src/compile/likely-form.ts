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
  (text) => text.replace(/^env\s*:\s*/i, 'env:'),
  // Words alone: names of variables and of people have a case of their own.
  (text) => (/^[\p{L}, -]+$/u.test(text) ? text.toLowerCase() : text),
  (text) => (/^\p{L}+$/u.test(text) ? text.toUpperCase() : text),
  asTime,
  (text) => `@${text.replace(/^(?:https?:\/\/)?t\.me\//i, '').replace(/^@+\s*/, '')}`,
  asDays,
  (text) => (/^[A-Z][A-Z0-9_]+$/.test(text) ? `env:${text}` : text),
  (text) => (/^[-–—\d\s]+$/.test(text) ? text.replaceAll(/[–—]/g, '-').replaceAll(/\s+/g, '') : text),
];

/**
 * The value in the form that a schema's pattern wants, where a small slip explains the other one: `9` or `9.00` for
 * `09:00`, a username without its @, the name of a variable without `env:`. Undefined where none does.
 */
export function likelyForm(text: string, pattern: string): string | undefined {
  const wanted = new RegExp(pattern, 'u');
  return mendings.map((mend) => mend(text.trim())).find((one) => one !== text && wanted.test(one));
}

/** `Пн – Сб` -> `mon-sat`, `ежедневно` -> `mon-sun` */
function asDays(text: string): string {
  if (/^(?:ежедневно|каждый день|без выходных|daily|every day|күн сайын)$/i.test(text)) return 'mon-sun';
  if (/^(?:будни|по будням|weekdays)$/i.test(text)) return 'mon-fri';
  if (!/^[\p{L}, –—-]+$/u.test(text)) return text;
  return text
    .toLowerCase()
    .replaceAll(/[а-я]{2}/g, (day) => days[day] ?? day)
    .replaceAll(/[–—]/g, '-')
    .replaceAll(' ', '');
}

function asTime(text: string): string {
  // The last minute of a day.
  if (/^24(?:[:.\-ч ]00)?$/.test(text)) return '23:59';
  const [, hours = '', minutes = '00'] = /^(\d{1,2})(?:[:.\-ч ](\d{2}))?$/.exec(text) ?? [];
  return hours === '' ? text : `${hours.padStart(2, '0')}:${minutes}`;
}
