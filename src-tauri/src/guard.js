// Runs before the page. Takes from the web view the keys that would reload, print, search or navigate as a browser does
// and so lose what is being written; the page's own keymap sees them first and may use them. Which key was pressed is
// read from `code`: under a Hangul layout `key` is a jamo.
addEventListener('keydown', (event) => {
  const control = event.ctrlKey || event.metaKey;
  const browser =
    (control && ['KeyR', 'KeyP', 'KeyF', 'KeyG', 'KeyU', 'KeyS'].includes(event.code)) ||
    (event.altKey && ['ArrowLeft', 'ArrowRight'].includes(event.code)) ||
    ['F3', 'F5', 'F7', 'F12'].includes(event.code);
  if (browser) event.preventDefault();
});
