import {declarations, resources} from '../../src/catalog/index.ts';
import {sidePanes, toActions} from '../../src/console/bindings/index.ts';
import {type Frame, findFrames} from './frames.ts';
import type {Awaited} from './terminal/screen.ts';

/** What panes and dialogs are driven by: a console on a terminal, or its components alone. */
export interface Driven {
  /** Types keys in one packet. */
  press(keys: string): unknown;
  paste(text: string): unknown;
  screen(): readonly string[];
  waitFor(awaited: Awaited): Promise<unknown>;
  /** Whether the pane of that name, drawn in that frame, has the focus. */
  hasFocus(pane: string, frame: Frame): boolean;
}

/** A pane, named as in the catalog, or `detail` or `log`. */
export interface Pane {
  /** Gives it the focus by its key. */
  focus(): Promise<void>;
  /** Its title without the number, or nothing while it is not in view. */
  title(): string;
  /** Resolves once its title says that. */
  titled(part: string | RegExp): Promise<void>;
  /** The rows in it, each with the place of the cursor's mark before it. */
  rows(): readonly string[];
  /** Resolves once it shows that in one of its rows. */
  shows(part: string | RegExp): Promise<void>;
  /** Puts the cursor, by its arrows, on a row in view that begins with that. */
  select(label: string): Promise<void>;
  /** Filters it, and keeps the filter. */
  filter(text: string): Promise<void>;
}

/** What is selected, under its tabs. */
export interface Detail extends Pane {
  /** Name of the open tab. */
  openTab(): string | undefined;
  /** Turns to the tab of that name. */
  tab(name: string): Promise<void>;
}

/** The panes in the order the console has them in. */
export const panes: readonly {readonly name: string; readonly title: string}[] = [...resources, ...sidePanes];

const actions = toActions(resources, declarations);

/** The key that gives a pane the focus. */
function keyOf(pane: string): string {
  const key = actions.find(({name}) => name === `pane-${pane}`)?.keys[0];
  if (key === undefined) throw new Error(`There is no pane ${pane}, only ${panes.map(({name}) => name).join(', ')}`);
  return key;
}

/** The pane of that name. */
export function toPane(driven: Driven, name: string): Pane {
  const title = () => toTitle(frameOf(driven, name)?.title);
  const rows = () => frameOf(driven, name)?.rows ?? [];
  const focus = async () => {
    await driven.press(keyOf(name));
    await driven.waitFor(
      called(`the focus in the pane ${name}`, () => {
        const frame = frameOf(driven, name);
        return frame !== undefined && driven.hasFocus(name, frame);
      }),
    );
  };
  return {
    focus,
    title,
    titled: async part =>
      void (await driven.waitFor(called(`${part} in the title of the pane ${name}`, () => has(`${title()} `, part)))),
    rows,
    shows: async part =>
      void (await driven.waitFor(called(`${part} in the pane ${name}`, () => rows().some(row => has(row, part))))),
    async select(label) {
      const places = () =>
        [rows().findIndex(row => isAbout(row, label)), rows().findIndex(row => row.startsWith('▌'))] as const;
      await driven.waitFor(called(`${label} and a cursor in the pane ${name}`, () => !places().includes(-1)));
      const [place, cursor] = places();
      const steps = place - cursor;
      await driven.press((steps > 0 ? 'j' : 'k').repeat(Math.abs(steps)));
      await driven.waitFor(
        called(`the cursor on ${label} in the pane ${name}`, () =>
          rows().some(row => row.startsWith('▌') && isAbout(row, label)),
        ),
      );
    },
    async filter(text) {
      await focus();
      await driven.press('/');
      // What it was filtered by before is cleared first.
      await driven.press(`\u0015${text}`);
      const isTyped = (rows: readonly string[]) => rows.at(-1)?.trimStart().startsWith(`/${text}`) === true;
      await driven.waitFor(called(`the filter ${text} being typed`, isTyped));
      await driven.press('\r');
      await driven.waitFor(called(`the filter ${text} kept`, rows => !isTyped(rows)));
    },
  };
}

/** The pane of what is selected. */
export function toDetail(driven: Driven): Detail {
  const pane = toPane(driven, 'detail');
  const openTab = () => /\[([^\]]+)\]/.exec(pane.title())?.[1];
  return {
    ...pane,
    openTab,
    async tab(name) {
      for (let open = openTab(), turns = 0; open !== name; open = openTab(), turns += 1) {
        if (turns > 50) throw new Error(`There is no tab ${name}`);
        await driven.press(']');
        await driven.waitFor(called(`a tab after ${open}`, () => ![undefined, open].includes(openTab())));
      }
    },
  };
}

/** A question with a name for the message of the wait that fails. */
export function called(name: string, isSo: (rows: readonly string[]) => boolean): Awaited {
  return Object.assign((rows: string[]) => isSo(rows), {toString: () => name});
}

/** Whether a text has a part or matches a pattern. */
export function has(text: string, part: string | RegExp): boolean {
  return typeof part === 'string' ? text.includes(part) : part.test(text);
}

/** Whether the text of a row after the mark begins with a label. */
function isAbout(row: string, label: string): boolean {
  return `${row.slice(1)} `.startsWith(`${label} `);
}

function frameOf({screen}: Driven, name: string): Frame | undefined {
  const index = panes.findIndex(pane => pane.name === name);
  const title = name === 'detail' ? '' : panes[index]?.title;
  return findFrames(screen()).find(frame => frame.title.startsWith(`${index + 1} ${title}`));
}

function toTitle(title: string | undefined): string {
  return title?.replace(/^\d+ /, '') ?? '';
}
