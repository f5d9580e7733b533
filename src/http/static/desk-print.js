// The button to print shows where there are scripts; the browser's own menu prints as well.
for (const button of document.querySelectorAll('[data-print]'))
  if (button instanceof HTMLElement) {
    button.hidden = false
    button.addEventListener('click', () => window.print())
  }
