/** How the official notation looks in the editor: labels, citations, blanks and rows that hang under their item. */

import { type Extension, RangeSetBuilder } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view';
import { TEST_IDS } from '../testids';
import { findBlanks } from './blanks';
import { hangOf, marksOf } from './notation';

const MARKS = {
  label: Decoration.mark({ class: 'biseo-label' }),
  subject: Decoration.mark({ class: 'biseo-subject' }),
  citation: Decoration.mark({ class: 'biseo-citation' }),
  end: Decoration.mark({ class: 'biseo-end' }),
};
const BRACKET = Decoration.mark({ class: 'biseo-blank-bracket' });

interface Span {
  from: number;
  to: number;
  mark: Decoration;
}

/** The decorations of one line, outer ones first. */
function spansOf(line: string): Span[] {
  const spans: Span[] = marksOf(line).map(({ kind, from, to }) => ({ from, to, mark: MARKS[kind] }));
  for (const { from, to, label } of findBlanks(line)) {
    const attributes = { 'data-testid': TEST_IDS.blank, 'data-label': label };
    spans.push({ from, to, mark: Decoration.mark({ class: 'biseo-blank', attributes }) });
    spans.push({ from, to: from + 1, mark: BRACKET }, { from: to - 1, to, mark: BRACKET });
  }
  return spans.sort((a, b) => a.from - b.from || b.to - a.to);
}

/** Measures text in the face of the document; widths are in ems, so they hold at every size. */
class Ruler {
  private readonly widths = new Map<string, number>();
  private readonly context = document.createElement('canvas').getContext('2d');

  constructor(private readonly face: string) {}

  ems(text: string): number {
    const known = this.widths.get(text);
    if (known !== undefined) return known;
    if (this.context) this.context.font = `100px ${this.face}`;
    const width = (this.context?.measureText(text).width ?? 0) / 100;
    this.widths.set(text, width);
    return width;
  }
}

function draw(view: EditorView, ruler: Ruler): DecorationSet {
  const built = new RangeSetBuilder<Decoration>();
  for (const { from, to } of view.visibleRanges) {
    for (let at = from; at <= to;) {
      const line = view.state.doc.lineAt(at);
      const hang = ruler.ems(hangOf(line.text)).toFixed(3);
      built.add(line.from, line.from, Decoration.line({ attributes: { style: `--hang: ${hang}em` } }));
      for (const span of spansOf(line.text)) built.add(line.from + span.from, line.from + span.to, span.mark);
      at = line.to + 1;
    }
  }
  return built.finish();
}

/** The plugin; the face is read from the page when the editor appears. */
export function paper(): Extension {
  return ViewPlugin.fromClass(
    class {
      decorations: DecorationSet;
      private readonly ruler: Ruler;

      constructor(view: EditorView) {
        this.ruler = new Ruler(getComputedStyle(document.documentElement).getPropertyValue('--face-document'));
        this.decorations = draw(view, this.ruler);
      }

      update(update: ViewUpdate): void {
        if (update.docChanged || update.viewportChanged) this.decorations = draw(update.view, this.ruler);
      }
    },
    { decorations: (plugin) => plugin.decorations },
  );
}
