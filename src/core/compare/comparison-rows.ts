import {buildDiffRows, type DiffPart, type DiffRow, formatCounts, type TextContrast} from '../source/text-contrast.ts';
import type {Tone} from '../tone.ts';
import {type FileContrast, formatFileContrast} from './compare-files.ts';
import type {CodeState, ReadComparison} from './comparison.ts';
import type {Contrast} from './contrast.ts';
import type {SectionState} from './sections.ts';

/** What a row shows. */
export type ComparisonContent =
  | {readonly kind: 'heading'; readonly text: string; readonly words: string; readonly tone: Tone; readonly fold: Fold}
  | {readonly kind: 'contrast'; readonly contrast: Contrast}
  | {readonly kind: 'file'; readonly file: FileContrast; readonly words: string; readonly fold: Fold}
  | {readonly kind: 'words'; readonly text: string; readonly tone: Tone}
  | {readonly kind: 'diff'; readonly row: DiffRow};

/** Whether it has anything under it, and whether that is shown. */
type Fold = 'open' | 'closed' | 'none';

/** A row of a comparison. */
export interface ComparisonRow {
  /** Tells rows apart while the comparison grows. */
  readonly id: string;
  /** The row that it stands under. */
  readonly under: string | undefined;
  /** Something differs from here on: the next change is gone to by a key. */
  readonly isChange: boolean;
  readonly content: ComparisonContent;
}

/** How the rows are shown: which are folded otherwise than at first, and whether both sides of a text stand beside each other. */
export interface ComparisonFolds {
  /** Ids. Sections are open at first, and files closed. */
  readonly turned: ReadonlySet<string>;
  readonly arrangement: 'under' | 'beside';
}

/** The id of the row of a file. */
export function toFileId(name: string): string {
  return `file ${name}`;
}

/** The file that a row is, or is of, by its id. */
export function readFileId(id: string | undefined): string | undefined {
  return id?.startsWith('file ') ? id.slice('file '.length) : undefined;
}

/** All rows of a comparison. */
export function buildComparisonRows(comparison: ReadComparison, folds: ComparisonFolds): readonly ComparisonRow[] {
  return [
    ...comparison.sections.flatMap(({title, state}) => buildSection(title, state, folds)),
    ...buildCode(comparison, folds),
  ];
}

function buildSection(title: string, state: SectionState, {turned}: ComparisonFolds): readonly ComparisonRow[] {
  const contrasts = state.state === 'differs' ? state.contrasts : [];
  const isOpen = !turned.has(title);
  const heading: ComparisonContent = {
    kind: 'heading',
    text: title,
    ...tellState(state),
    fold: toFold(contrasts.length > 0, isOpen),
  };
  const head = {
    id: title,
    under: undefined,
    isChange: state.state === 'differs' && contrasts.length === 0,
    content: heading,
  };
  if (!isOpen) return [head];
  return [
    head,
    ...contrasts.map((contrast, index) => ({
      id: `${title} ${index}`,
      under: title,
      isChange: true,
      content: {kind: 'contrast' as const, contrast},
    })),
  ];
}

function tellState(state: SectionState): {words: string; tone: Tone} {
  switch (state.state) {
    case 'reading':
      return {words: 'reading…', tone: 'dim'};
    case 'unknown':
      return {words: `? ${state.words}`, tone: 'warn'};
    case 'left-out':
      return {words: `not compared: ${state.words}`, tone: 'dim'};
    case 'same':
      return {words: state.words === '' ? 'the same' : `the same: ${state.words}`, tone: 'dim'};
    case 'differs':
      return {words: [countDiffering(state.contrasts.length), state.words].filter(Boolean).join(' · '), tone: 'accent'};
  }
}

function countDiffering(count: number): string {
  if (count === 0) return 'differ';
  return count === 1 ? '1 differs' : `${count} differ`;
}

/** The id of the heading over the code. */
const codeId = 'Code';

function buildCode({code, texts}: ReadComparison, folds: ComparisonFolds): readonly ComparisonRow[] {
  const files = code.state === 'differs' ? code.files : [];
  const isOpen = !folds.turned.has(codeId);
  const head: ComparisonRow = {
    id: codeId,
    under: undefined,
    isChange: false,
    content: {kind: 'heading', text: codeId, ...tellCode(code), fold: toFold(files.length > 0, isOpen)},
  };
  if (!isOpen) return [head];
  return [head, ...files.flatMap(file => buildFile(file, texts.get(file.path), folds))];
}

function tellCode(code: CodeState): {words: string; tone: Tone} {
  switch (code.state) {
    case 'reading':
      return {words: code.words, tone: 'dim'};
    case 'unknown':
      return {words: `? ${code.words}`, tone: 'warn'};
    case 'left-out':
      return {words: `not compared: ${code.words}`, tone: 'dim'};
    case 'same':
      return {words: `the same: ${code.words}`, tone: 'dim'};
    case 'differs': {
      const {length} = code.files;
      return {
        words: `${length} of ${code.count} ${code.count === 1 ? 'file' : 'files'} ${length === 1 ? 'differs' : 'differ'}`,
        tone: 'accent',
      };
    }
  }
}

function buildFile(
  file: FileContrast,
  text: TextContrast | 'reading' | undefined,
  {turned, arrangement}: ComparisonFolds,
): readonly ComparisonRow[] {
  const id = toFileId(file.path);
  const canOpen = file.change !== 'other-mode';
  const isOpen = canOpen && turned.has(id);
  const counts = text === undefined || text === 'reading' ? undefined : formatCounts(text);
  const words = [counts, formatFileContrast(file)].filter(Boolean).join('  ');
  const head: ComparisonRow = {
    id,
    under: codeId,
    isChange: true,
    content: {kind: 'file', file, words, fold: toFold(canOpen, isOpen)},
  };
  if (!isOpen) return [head];
  return [head, ...buildText(id, text ?? 'reading', arrangement)];
}

function buildText(
  under: string,
  text: TextContrast | 'reading',
  arrangement: ComparisonFolds['arrangement'],
): readonly ComparisonRow[] {
  const say = (words: string, tone: Tone): ComparisonRow => ({
    id: `${under} ${words}`,
    under,
    isChange: false,
    content: {kind: 'words', text: words, tone},
  });
  if (text === 'reading') return [say('reading…', 'dim')];
  if (text.kind === 'binary') return [say('no text, so that it is not shown', 'dim')];
  if (text.kind === 'untold') return [say(text.why, 'warn')];
  const known = builtTexts.get(text);
  if (known?.under === under && known.arrangement === arrangement) return known.rows;
  const rows = buildLines(under, text.parts, arrangement);
  const all = [
    ...rows,
    ...(text.leftOut > 0
      ? [say(`… and ${text.leftOut.toLocaleString('en')} more lines that are not shown`, 'dim')]
      : []),
  ];
  builtTexts.set(text, {under, arrangement, rows: all});
  return all;
}

/** Rows of a text are built once: others come while it is open. */
const builtTexts = new WeakMap<
  TextContrast,
  {under: string; arrangement: 'under' | 'beside'; rows: readonly ComparisonRow[]}
>();

function buildLines(
  under: string,
  parts: readonly DiffPart[],
  arrangement: ComparisonFolds['arrangement'],
): readonly ComparisonRow[] {
  const rows = buildDiffRows(parts, arrangement);
  const isChanged = (row: DiffRow | undefined) => row !== undefined && /^(added|removed|changed)$/.test(row.kind);
  return rows.map(
    (row, index): ComparisonRow => ({
      id: `${under} line ${index}`,
      under,
      isChange: isChanged(row) && !isChanged(rows[index - 1]),
      content: {kind: 'diff', row},
    }),
  );
}

function toFold(canOpen: boolean, isOpen: boolean): Fold {
  if (!canOpen) return 'none';
  return isOpen ? 'open' : 'closed';
}

/** The next row from which on something differs, or the one before; undefined when there is none. */
export function findChange(rows: readonly ComparisonRow[], index: number, by: 1 | -1): number | undefined {
  for (let at = index + by; at >= 0 && at < rows.length; at += by) if (rows[at]?.isChange) return at;
  return undefined;
}
