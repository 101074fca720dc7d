/** Small comforts for a respondent with script; everything works without it. */
import './form.css';

/** The button says where it leads: to the next page, or, after an answer that ends the form, to its end. */
function nameTheButton(): void {
  const button = document.querySelector<HTMLButtonElement>('button[value=on]');
  if (!button) return;
  const last = button.dataset.last === 'true';
  const update = () => {
    const chosen = [...document.querySelectorAll<HTMLInputElement>('input[data-goes]:checked')].at(-1)
      ?.dataset.goes;
    button.textContent = (chosen === undefined ? last : chosen === 'submit') ? 'Submit' : 'Next';
  };
  document.addEventListener('change', update);
  update();
}

/** A press on "Other" leads on to its text; text there ticks "Other". */
function joinOther(): void {
  for (const text of document.querySelectorAll<HTMLInputElement>('input.other')) {
    const tick = text
      .closest('.option')
      ?.querySelector<HTMLInputElement>('input[type=radio], input[type=checkbox]');
    text.addEventListener('input', () => {
      if (tick && text.value) tick.checked = true;
    });
  }
}

/** One press is one response. */
function sendOnce(): void {
  const form = document.querySelector('form');
  form?.addEventListener('submit', () =>
    setTimeout(() => form.querySelectorAll('button').forEach((button) => (button.disabled = true))),
  );
}

nameTheButton();
joinOther();
sendOnce();
