/** The look of the page of previews; nothing is loaded from elsewhere. */
export const previewStyle = `
:root { color-scheme: light dark;
  --paper: #f4f6f8; --card: #fff; --ink: #17212b; --soft: #66727e; --line: #dde3e9; --chat: #d9e6dc; --bubble: #fff;
  --accent: #1c72c4; --mark: #fff3cf; --markline: #c98a00; --old: #fbdada; --oldink: #8f1d1d; --new: #d5f2d8; --newink: #14561f;
  --key: rgba(48, 70, 59, .82); --keyink: #fff; --code: #eef2f5; }
@media (prefers-color-scheme: dark) { :root {
  --paper: #10161d; --card: #18212b; --ink: #e9eef3; --soft: #97a5b3; --line: #2a3744; --chat: #0d141b; --bubble: #1e2c3a;
  --accent: #6ab3f3; --mark: #3a3015; --markline: #e0b040; --old: #55242a; --oldink: #ffc9c9; --new: #1d4428; --newink: #c4f0cb;
  --key: rgba(140, 165, 190, .22); --keyink: #e9eef3; --code: #131c25; } }
* { box-sizing: border-box; }
html { scroll-padding-top: 4.5rem; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 15px/1.45 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
header { padding: 1.5rem clamp(1rem, 4vw, 2.5rem) .75rem; }
h1 { margin: 0 0 .25rem; font-size: 1.5rem; letter-spacing: -.01em; }
header p, .note { margin: 0; color: var(--soft); }
form { position: sticky; top: 0; z-index: 2; display: flex; flex-wrap: wrap; gap: .5rem .75rem; align-items: center;
  padding: .6rem clamp(1rem, 4vw, 2.5rem); background: var(--paper); border-bottom: 1px solid var(--line); }
input[type=search], select { font: inherit; color: inherit; background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: .4rem .6rem; min-width: 0; }
input[type=search] { flex: 1 1 12rem; max-width: 24rem; }
label { display: inline-flex; gap: .4rem; align-items: center; white-space: nowrap; }
:is(input, select, a):focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
output { color: var(--soft); margin-left: auto; font-variant-numeric: tabular-nums; }
main { padding: 0 clamp(1rem, 4vw, 2.5rem) 4rem; }
h2 { margin: 2rem 0 .75rem; font-size: 1.15rem; }
h2 a, h3 a { color: inherit; text-decoration: none; }
h2 a:hover, h3 a:hover { text-decoration: underline; }
.grid { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 21rem), 1fr)); gap: 1rem; align-items: start; }
article { background: var(--card); border: 1px solid var(--line); border-radius: 12px; overflow: hidden; min-width: 0; content-visibility: auto; contain-intrinsic-size: auto 14rem; }
article.changed { border-color: var(--markline); grid-column: 1 / -1; }
article > header { padding: .6rem .8rem; border-bottom: 1px solid var(--line); }
article.changed > header { background: var(--mark); }
h3 { margin: 0; font: 600 .95rem/1.3 ui-monospace, SFMono-Regular, Menlo, monospace; overflow-wrap: anywhere; }
.meta { display: flex; flex-wrap: wrap; gap: .1rem .6rem; margin-top: .15rem; color: var(--soft); font-size: .8rem; overflow-wrap: anywhere; }
.badge { background: var(--markline); color: #fff; border-radius: 99px; padding: 0 .5rem; font-weight: 600; }
@media (prefers-color-scheme: dark) { .badge { color: #1a1405; } }
.chat { background: var(--chat); padding: .7rem .8rem .9rem; display: flex; flex-direction: column; gap: .6rem; }
.sides { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 17rem), 1fr)); gap: .6rem 1.2rem; }
.side { display: flex; flex-direction: column; gap: .4rem; min-width: 0; }
.label { font-size: .75rem; color: var(--ink); opacity: .75; }
.bubble { align-self: flex-start; background: var(--bubble); border-radius: 4px 14px 14px 14px; padding: .45rem .7rem; max-width: min(100%, 27rem); white-space: pre-wrap; overflow-wrap: anywhere; box-shadow: 0 1px 1px rgba(0, 0, 0, .12); }
.rows { display: flex; flex-direction: column; gap: 4px; max-width: 27rem; }
.row { display: flex; gap: 4px; }
.key { flex: 1 1 0; min-width: 0; text-align: center; background: var(--key); color: var(--keyink); border-radius: 8px; padding: .4rem .6rem; overflow-wrap: anywhere; font-weight: 500; }
.alone { max-width: 27rem; }
.plain { align-self: flex-start; max-width: 100%; background: var(--code); border-radius: 8px; padding: .4rem .6rem; white-space: pre-wrap; overflow-wrap: anywhere; }
.diff { padding: .6rem .8rem; border-top: 1px solid var(--line); white-space: pre-wrap; overflow-wrap: anywhere; }
.diff del { background: var(--old); color: var(--oldink); border-radius: 3px; }
.diff ins { background: var(--new); color: var(--newink); text-decoration: none; border-radius: 3px; }
.bubble code, .bubble pre { font-family: ui-monospace, monospace; font-size: .92em; background: var(--code); border-radius: 4px; padding: 0 .2em; margin: 0; white-space: pre-wrap; }
.bubble blockquote { margin: .2rem 0; padding: .1rem .6rem; border-left: 3px solid var(--accent); }
.link { color: var(--accent); } .spoiler { background: var(--line); border-radius: 4px; }
[hidden] { display: none !important; }
@media (max-width: 30rem) { form { position: static; } select { flex: 1 1 40%; } output { margin-left: 0; } html { scroll-padding-top: 1rem; } }
`;

/** Shows what is looked for: without it, everything is there. */
export const previewScript = `
const form = document.querySelector('form');
const texts = [...document.querySelectorAll('article')].map((one) => [one, one.textContent.toLowerCase()]);
const show = () => {
  const { words, city, language, changed } = form.elements;
  const wanted = words.value.trim().toLowerCase();
  let count = 0;
  for (const [one, text] of texts) {
    const fits = (!city.value || one.dataset.city === city.value) && (!language.value || one.dataset.language === language.value)
      && (!changed?.checked || one.classList.contains('changed')) && text.includes(wanted);
    one.hidden = !fits;
    if (fits) count += 1;
  }
  for (const section of document.querySelectorAll('section')) section.hidden = !section.querySelector('article:not([hidden])');
  document.querySelector('.nothing').hidden = count > 0;
  form.querySelector('output').value = count + ' / ' + texts.length;
};
form.addEventListener('input', show);
form.addEventListener('submit', (event) => event.preventDefault());
form.hidden = false;
show();
`;
