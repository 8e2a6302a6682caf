import { byId, make, paintAvatar } from './dom.js';

/** The list of cities; `onChoose(id)`. Rebuilt whole, since it is short; the focus stays on its city. */
export function showCities(cities, chosen, { t, onChoose }) {
  const list = byId('cities');
  const focused = list.contains(document.activeElement) ? document.activeElement.dataset.city : undefined;
  const items = cities.map((city) => make('li', {}, cityButton(city, city.id === chosen, t, onChoose)));
  if (items.length === 0) items.push(make('li', { className: 'empty' }, t('noCities')));
  list.replaceChildren(...items);
  if (focused !== undefined) list.querySelector(`[data-city="${CSS.escape(focused)}"]`)?.focus();
}

function cityButton(city, chosen, t, onChoose) {
  const avatar = make('span', { className: 'avatar', ariaHidden: 'true' });
  paintAvatar(avatar, city.name, city.id);
  const lines = make(
    'span',
    { className: 'city-lines' },
    make(
      'span',
      { className: 'city-name' },
      make('b', {}, city.name),
      make('span', { className: 'release' }, city.release || t('noRelease')),
    ),
    make('span', { className: 'city-bot' }, `@${city.username}`),
  );
  if (city.problem !== undefined) lines.append(make('span', { className: 'problem' }, city.problem));
  const button = make('button', { type: 'button' }, avatar, lines);
  button.dataset.city = city.id;
  if (chosen) button.setAttribute('aria-current', 'true');
  button.addEventListener('click', () => onChoose(city.id));
  return button;
}

export function showChatHead(city, { t }) {
  paintAvatar(byId('chat-avatar'), city?.name ?? '', city?.id ?? '');
  byId('chat-name').textContent = city?.name ?? '';
  const about =
    city === undefined ? [] : [city.release || t('noRelease'), `@${city.username}`, city.language];
  byId('chat-about').textContent = about.join(' · ');
  document.title = city === undefined ? 'zeta dev' : `${city.name} · zeta dev`;
}

export function showCustomers(customers, chosen) {
  const select = byId('customer');
  const signature = JSON.stringify(customers);
  // An open list would close when rebuilt.
  if (select.dataset.signature !== signature) {
    select.replaceChildren(
      ...customers.map((one) => make('option', { value: String(one.id) }, `${one.name} · ${one.language}`)),
    );
    select.dataset.signature = signature;
  }
  if (chosen !== undefined) select.value = String(chosen);
}

const severities = ['error', 'warning'];

/** The banner over the chat: what is wrong in the files now, worst first. */
export function showDiagnostics(diagnostics, { t }) {
  const banner = byId('diagnostics');
  const errors = diagnostics.filter((one) => one.severity === 'error');
  const warnings = diagnostics.filter((one) => one.severity === 'warning');
  const notes = diagnostics.filter((one) => !severities.includes(one.severity));
  banner.hidden = diagnostics.length === 0;
  banner.classList.toggle('has-errors', errors.length > 0);
  const counts = [
    ['errors', errors.length],
    ['warnings', warnings.length],
    ['notes', notes.length],
  ].filter(([, count]) => count > 0);
  const summary = counts.map(([key, count]) => t.count(key, count)).join(', ');
  const opening = t('inFiles');
  byId('diagnostics-summary').textContent =
    `${opening.charAt(0).toUpperCase()}${opening.slice(1)} ${summary}`;
  byId('diagnostics-list').replaceChildren(
    ...[...errors, ...warnings, ...notes].map((one) => diagnosticItem(one, t)),
  );
}

function diagnosticItem({ place, code, severity, words }, { language }) {
  const { message, hint } = words[language];
  const item = make(
    'li',
    {},
    make('span', { className: 'where' }, make('code', {}, place), ' ', make('b', {}, code)),
    make('span', {}, message),
  );
  item.classList.add(severities.includes(severity) ? severity : 'note-level');
  if (hint !== '') item.append(make('span', { className: 'hint' }, hint));
  return item;
}

/** Newest first: the deal that was just made is the one to look at. */
export function showDeals(deals, cities, context) {
  const names = new Map(cities.map((city) => [city.id, city.name]));
  const newest = [...deals].sort((one, other) => other.createdAt - one.createdAt);
  byId('deals-empty').hidden = deals.length > 0;
  byId('deals').replaceChildren(
    ...newest.map((deal) => dealItem(deal, names.get(deal.city) ?? deal.city, context)),
  );
}

function dealItem(deal, city, { t, onMove }) {
  const format = new Intl.DateTimeFormat(t.language, {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return make(
    'li',
    {},
    make('p', { className: 'deal-title' }, deal.title),
    make(
      'p',
      { className: 'deal-facts' },
      stageOf(deal, t, onMove),
      make('span', {}, `№ ${deal.id}`),
      make('span', {}, city),
      make('time', { dateTime: new Date(deal.createdAt).toISOString() }, format.format(deal.createdAt)),
    ),
  );
}

/** The board: a person moves the deal to another stage. */
function stageOf(deal, t, onMove) {
  const options = deal.stages.map(({ id, name }) =>
    make('option', { value: id, selected: id === deal.stage }, name),
  );
  const select = make('select', { className: 'stage', ariaLabel: t('stage') }, ...options);
  select.addEventListener('change', () => onMove(deal.id, select.value));
  return select;
}
