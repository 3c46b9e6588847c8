/**
 * The names by which the window test finds things. They stay when looks and words change.
 *
 * Rows carry further attributes: hit rows `data-id` (article), blanks `data-label`, record rows `data-section` and
 * `data-index`, utterances `data-id`, the status line `data-saved` (saved | pending | failed) and `data-busy`.
 * Where a file was written, `export-path` carries its path in `data-path`. The fault bar carries `data-code`. The text of the editor is that of `.cm-content` inside `editor`.
 */
export const TEST_IDS = {
  rail: 'rail',
  searchBox: 'search-box',
  hitRow: 'hit-row',
  article: 'article',
  comparison: 'comparison',
  requestBox: 'request-box',
  materialBox: 'material-box',
  runButton: 'run-button',
  outgoing: 'outgoing',
  writing: 'writing',
  editor: 'editor',
  blank: 'blank',
  finding: 'finding',
  passage: 'passage',
  change: 'change',
  draftRow: 'draft-row',
  sideTab: 'side-tab',
  versionRow: 'version-row',
  versionChanges: 'version-changes',
  preview: 'preview',
  exportButton: 'export-button',
  exportMenu: 'export-menu',
  exportPath: 'export-path',
  meetingRow: 'meeting-row',
  pasteBox: 'paste-box',
  transcript: 'transcript',
  utterance: 'utterance',
  recordRow: 'record-row',
  correctionBox: 'correction-box',
  noticeBox: 'notice-box',
  taskRow: 'task-row',
  settings: 'settings',
  statusLine: 'status-line',
  palette: 'palette',
  paletteInput: 'palette-input',
  paletteRow: 'palette-row',
  addSheet: 'add-sheet',
  pathBox: 'path-box',
  help: 'help',
  faultBar: 'fault-bar',
} as const;
