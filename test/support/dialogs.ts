import {type Field, toField} from './fields.ts';
import {type Frame, findFrames} from './frames.ts';
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
  const frame = () => frameOf(driven, name);
  const rows = () => frame()?.rows ?? [];
  const opened = async () => void (await driven.waitFor(called(`the dialog ${name}`, () => frame() !== undefined)));
  const closed = async () => void (await driven.waitFor(called(`no dialog ${name}`, () => frame() === undefined)));
  const isAt = (label: string) => rows().some(row => row.startsWith('▌') && row.includes(label));
  const stand = async (label: string) =>
    driven.waitFor(called(`the cursor on ${label} in the dialog ${name}`, () => isAt(label)));
  return {
    title: () => frame()?.title ?? '',
    rows,
    opened,
    closed,
    shows: async part =>
      void (await driven.waitFor(called(`${part} in the dialog ${name}`, () => has(rows().join('\n'), part)))),
    field: label => toField(driven, label, opened),
    async choose(label, typed = label) {
      await opened();
      if (isList(rows())) await driven.press(typed);
      else {
        const offer = () => rows().findIndex(row => row.slice(1).startsWith(label));
        await driven.waitFor(called(`${label} in the dialog ${name}`, () => offer() !== -1));
        const steps = offer() - rows().findIndex(row => row.startsWith('▌'));
        await driven.press((steps > 0 ? down : up).repeat(Math.abs(steps)));
      }
      await stand(label);
      await driven.press(enter);
    },
    async leave() {
      await opened();
      await driven.press(esc);
      await closed();
    },
  };
}

function isList(rows: readonly string[]): boolean {
  return rows[0]?.startsWith(' : ') === true || rows[0] === ' :';
}

function frameOf({screen}: Driven, name: string): Frame | undefined {
  return findFrames(screen()).find(({title}) => title.startsWith(name));
}
