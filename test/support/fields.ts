import {called, type Driven} from './panes.ts';

/** A field of an open form, by the label it has there; `+ Tags` adds an entry (`key=value`) or an item. */
export interface Field {
  /** Moves the focus down to it, showing all fields when it is among those left out at first. */
  focus(): Promise<void>;
  /** Types into it, or picks what it can be from its list. */
  type(text: string): Promise<void>;
}

const enter = '\r';
const tab = '\t';
const allFields = '\u000F';

/** The field of the form that is open once `opened` resolves. */
export function toField(driven: Driven, label: string, opened: () => Promise<void>): Field {
  const focus = async () => {
    await opened();
    await driven.waitFor(called('the focus in a form', rows => focusedRow(rows) !== ''));
    if (toLabel(focusedRow(driven.screen())) === label) return;
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

/** Moves the focus down to the field of that label. */
export async function focusOn({press, waitFor, screen}: Driven, label: string): Promise<void> {
  const passed: string[] = [];
  let row = focusedRow(screen());
  // A map's entry has two places in one row: its key, and its value, where typing ends.
  let isAtKey = false;
  while (toLabel(row) !== label) {
    if (passed.length > 1 && row === passed[0])
      throw new Error(`There is no field ${label}, only\n${passed.join('\n')}`);
    passed.push(row);
    const before = row;
    await press(isAtKey ? tab + tab : tab);
    await waitFor(called(`a field after ${before}`, rows => ![before, ''].includes(focusedRow(rows))));
    row = focusedRow(screen());
    isAtKey = row.includes(' = ');
  }
}

/** Types into the focused field of that label, opens its group, or adds to its list. */
export async function enterText(driven: Driven, label: string, text: string): Promise<void> {
  const {press, waitFor, screen} = driven;
  if (/^[▸▾]/.test(label)) {
    await press(enter);
    await waitFor(called(`${label} opened`, rows => toLabel(focusedRow(rows)) === label.replace('▸', '▾')));
    return;
  }
  if (label.startsWith('+ ')) {
    await press(enter);
    await waitFor(called(`another entry of ${label}`, rows => ![label, ''].includes(toLabel(focusedRow(rows)))));
    const [key = '', value] = focusedRow(screen()).includes(' = ') ? text.split('=') : [text];
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
      const focused = rows.filter(row => row.startsWith('│▌')).map(row => withoutBlanks(row.slice(2, -1)));
      return focused.join('').includes(end) || focused.some(row => row.includes('••••'));
    }),
  );
}

function withoutBlanks(text: string): string {
  return text.replace(/\s/g, '');
}

function focusedRow(rows: readonly string[]): string {
  return rows.find(row => row.startsWith('│▌')) ?? '';
}

/** The label at the beginning of a row, without the mark of what is required. */
function toLabel(row: string): string {
  return /^│▌\s*(.*?)\*?(?:\s{2,}|\s*│?$)/.exec(row)?.[1] ?? '';
}
