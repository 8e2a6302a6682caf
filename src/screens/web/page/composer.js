/**
 * Makes a form with a text area send what is written: by its button, or by Enter. `send(text)` tells whether it went out;
 * what did not goes back into the field, unless something else was typed there meanwhile. Gives back `fit`, to be called
 * when the field was changed by others.
 */
export function composer(form, send) {
  const field = form.querySelector('textarea');
  const button = form.querySelector('.send');
  const fit = () => {
    field.style.height = 'auto';
    const borders = field.offsetHeight - field.clientHeight;
    field.style.height = `${field.scrollHeight + borders}px`;
    button.disabled = field.value.trim() === '';
  };
  const submit = async () => {
    const text = field.value.trim();
    if (text === '') return;
    field.value = '';
    fit();
    if (!(await send(text)) && field.value === '') field.value = text;
    fit();
  };
  field.addEventListener('input', fit);
  field.addEventListener('keydown', (event) => {
    // Enter also ends the composing of a word in some keyboards: that one does not send.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    submit();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    submit();
  });
  return fit;
}
