import {toPlainLabel} from '../../src/core/form/plain-label.ts';
import {findFrames} from './frames.ts';
import {called, type Driven, isPaneTitle} from './panes.ts';

/** A field of an open form, by the API's name for it; `+ Tags` adds an entry (`key=value`) or an item. */
export interface Field {
  /** Moves the focus to it, showing all fields when it is among those left out at first. */
  focus(): Promise<void>;
  /** Types into it, or picks what it can be from its list. */
  type(text: string): Promise<void>;
}

const enter = '\r';
const tab = '\t';
const allFields = '\u000F';
const firstField = '\u001B<';

/** The field of the form that is open once `opened` resolves. */
export function toField(driven: Driven, label: string, opened: () => Promise<void>): Field {
  const focus = async () => {
    await opened();
    await driven.waitFor(called('the focus in a form', rows => focusedRow(rows) !== ''));
    if (isAt(focusedRow(driven.screen()), label)) return;
    if (hasMore(driven.screen())) await showAll(driven);
    await focusOn(driven, label);
  };
  return {
    focus,
    async type(text) {
      await focus();
      await enterText(driven, label, text);
    },
  };
}

/** Shows all fields of the open form. */
export async function showAll({press, waitFor}: Driven): Promise<void> {
  await press(allFields);
  await waitFor(called('all fields', rows => !hasMore(rows)));
}

function hasMore(rows: readonly string[]): boolean {
  return rows.some(row => /more fields?: Enter shows/.test(row));
}

/** Moves the focus to the field of that label: down, and from the first field on when it is not there. */
export async function focusOn({press, waitFor, screen}: Driven, label: string): Promise<void> {
  const passed: string[] = [];
  let isBelow = true;
  // A map's entry has two places in one row: its key, and its value, where typing ends.
  for (let row = focusedRow(screen()); !isAt(row, label); row = focusedRow(screen())) {
    passed.push(row);
    await press(isEntry(row) && passed.length > 1 ? tab + tab : tab);
    await waitFor(called('a field with the focus', rows => focusedRow(rows) !== ''));
    if (focusedRow(screen()) !== row) continue;
    if (!isBelow) throw new Error(`There is no field ${label}, only\n${passed.join('\n')}`);
    isBelow = false;
    await press(firstField);
    await waitFor(called('another field', rows => ![row, ''].includes(focusedRow(rows))));
  }
}

/** Types into the focused field of that label, opens its group, or adds to its list. */
export async function enterText(driven: Driven, label: string, text: string): Promise<void> {
  const {press, waitFor, screen} = driven;
  if (/^[▸▾]/.test(label)) {
    await press(enter);
    await waitFor(called(`${label} opened`, rows => isAt(focusedRow(rows), label.replace('▸', '▾'))));
    return;
  }
  if (label.startsWith('+ ')) {
    await press(enter);
    await waitFor(
      called(`another entry of ${label}`, rows => focusedRow(rows) !== '' && !isAt(focusedRow(rows), label)),
    );
    const [key = '', value] = isEntry(focusedRow(screen())) ? text.split('=') : [text];
    await typeText(driven, key);
    if (value === undefined) return;
    await press(tab);
    await typeText(driven, value);
    return;
  }
  await typeText(driven, text);
}

/** Types into the focused place, or picks the value from its list. */
async function typeText({press, paste, waitFor, screen}: Driven, text: string): Promise<void> {
  if (focusedRow(screen()).includes('‹')) {
    await press(enter);
    await waitFor('type to find');
    await press(text);
    await waitFor(`: ${text}`);
    await press(enter);
    await waitFor(called(`${text} picked`, rows => focusedRow(rows).includes(`‹ ${text} ›`)));
    return;
  }
  await paste(text);
  const end = withoutBlanks((text.split('\n').at(-1) ?? '').slice(-12));
  await waitFor(
    called(`${end} typed`, rows => {
      // A long text takes several rows.
      const focused = focusedRows(rows).map(row => withoutBlanks(row.slice(1)));
      return focused.join('').includes(end) || focused.some(row => row.includes('••••'));
    }),
  );
}

function withoutBlanks(text: string): string {
  return text.replace(/\s/g, '');
}

function focusedRow(rows: readonly string[]): string {
  return focusedRows(rows)[0] ?? '';
}

/** The rows of the focused field: in what lies over the panes. */
function focusedRows(rows: readonly string[]): readonly string[] {
  const frames = findFrames(rows).filter(({title}) => !isPaneTitle(title));
  return frames.map(frame => frame.rows.filter(row => row.startsWith('▌'))).find(found => found.length > 0) ?? [];
}

/** Whether a row has a map's entry. */
function isEntry(row: string): boolean {
  return / =( |$)/.test(row);
}

/** Whether a row has that label, the API's or the plain one, without the mark of what is required. */
function isAt(row: string, label: string): boolean {
  const [shown = '', name] = row
    .slice(1)
    .trimStart()
    .split(/\*?(?:\s{2,}|$)/);
  const plain = label.replace(
    /^([▸▾+] )?(.*)$/,
    (_, sign: string | undefined, name: string) => `${sign ?? ''}${toPlainLabel(name)}`,
  );
  return shown === label || shown === plain || name === label;
}
