import {type Field, toField} from './fields.ts';
import {findFrames} from './frames.ts';
import {called, type Driven, has} from './panes.ts';

/** What lies over the panes, named as its title begins: a form, its review, a menu, a list to choose from, an answer. */
export interface Dialog {
  /** Its title, or nothing while it is not there. */
  title(): string;
  /** The rows in it, each with the place of the cursor's mark before it. */
  rows(): readonly string[];
  /** Resolves once it is there. */
  opened(): Promise<void>;
  /** Resolves once it is not there. */
  closed(): Promise<void>;
  /** Resolves once its rows, joined by newlines, show that. */
  shows(part: string | RegExp): Promise<void>;
  /** The field of a form that has this label. */
  field(label: string): Field;
  /** Does what a menu offers under a label that begins so, or a list under one that has it; a list is narrowed by typing. */
  choose(label: string, typed?: string): Promise<void>;
  /** Goes back by Esc. */
  leave(): Promise<void>;
}

const enter = '\r';
const esc = '\u001B[27u';
const down = '\u001B[B';
const up = '\u001B[A';

/** The dialog whose title begins with that. */
export function toDialog(driven: Driven, name: string): Dialog {
  const {press, screen, waitFor} = driven;
  const frameIn = (rows: readonly string[]) => findFrames(rows).find(({title}) => title.startsWith(name));
  const rowsIn = (rows: readonly string[]) => frameIn(rows)?.rows ?? [];
  const until = async (what: string, isSo: (rows: readonly string[]) => boolean) =>
    void (await waitFor(called(`${what} in the dialog ${name}`, isSo)));
  const opened = () => until('anything', rows => frameIn(rows) !== undefined);
  const closed = async () => void (await waitFor(called(`no dialog ${name}`, rows => frameIn(rows) === undefined)));
  const moveTo = async (label: string) => {
    const offerIn = (rows: readonly string[]) => rowsIn(rows).findIndex(row => offered(row).startsWith(label));
    const cursorIn = (rows: readonly string[]) => rowsIn(rows).findIndex(row => row.startsWith('▌'));
    // What is offered may take several rows, and come while it is moved among: one step at a time.
    for (;;) {
      await until(label, rows => offerIn(rows) !== -1 && cursorIn(rows) !== -1);
      const rows = screen();
      const [cursor, offer] = [cursorIn(rows), offerIn(rows)];
      if (cursor === offer) return;
      await press(cursor < offer ? down : up);
      await until('a move of the cursor', shown => cursorIn(shown) !== cursor || offerIn(shown) !== offer);
    }
  };
  return {
    title: () => frameIn(screen())?.title ?? '',
    rows: () => rowsIn(screen()),
    opened,
    closed,
    shows: part => until(String(part), rows => has(rowsIn(rows).join('\n'), part)),
    field: label => toField(driven, label, opened),
    async choose(label, typed = label) {
      await opened();
      if (isNarrowedByTyping(rowsIn(screen()))) await press(typed);
      else await moveTo(label);
      await until(`the cursor on ${label}`, rows =>
        rowsIn(rows).some(row => row.startsWith('▌') && row.includes(label)),
      );
      await press(enter);
    },
    async leave() {
      await opened();
      await press(esc);
      await closed();
    },
  };
}

/** What a row offers, without its mark and the digit that chooses it. */
function offered(row: string): string {
  return row.slice(1).replace(/^\d {2}/, '');
}

/** A list has what was typed above what matches it. */
function isNarrowedByTyping([first = '']: readonly string[]): boolean {
  return first.startsWith(' : ') || first === ' :';
}
