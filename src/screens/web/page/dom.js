/** Makes an element: `make('a', { className: 'x', href }, 'text', child)`. Strings become text, never markup. */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  Object.assign(element, properties);
  element.append(...children);
  return element;
}

export function byId(id) {
  return document.getElementById(id);
}

/** A stable colour for a name, as a hue in degrees (FNV-1a, so that like names differ). */
export function hueOf(name) {
  let hash = 2166136261;
  for (const character of name) hash = Math.imul(hash ^ character.codePointAt(0), 16777619) >>> 0;
  return hash % 360;
}

/** Fills a round avatar with the first letter of a name. */
export function paintAvatar(element, name, key) {
  element.textContent = name === '' ? '' : String.fromCodePoint(name.codePointAt(0)).toUpperCase();
  element.style.setProperty('--hue', String(hueOf(key)));
}

/** Says something for a moment, at the bottom of the page. */
export function toast(text) {
  const note = make('p', { className: 'toast' }, text);
  byId('toasts').append(note);
  setTimeout(() => note.remove(), Math.min(9000, 2500 + text.length * 50));
}
