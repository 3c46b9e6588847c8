/**
 * The first frame says that the window is opening; the page is loaded behind it, so that nobody looks at an empty
 * window while half a megabyte of script is read.
 */
requestAnimationFrame(() => setTimeout(() => void import('./page')));
