import {declarations, resources} from '../../src/catalog/index.ts';
import {sidePanes, toActions} from '../../src/console/bindings/index.ts';
import {type Frame, findFrames} from './frames.ts';
import type {Awaited} from './terminal/screen.ts';

/** What panes and dialogs are driven by: a console on a terminal, or what is drawn of it alone. */
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
  /** Gives it the focus by its key; one that takes turns with another by way of what its items belong to. */
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

/** The pane of that name. */
export function toPane(driven: Driven, name: string): Pane {
  const {press, screen, waitFor} = driven;
  const until = async (what: string, isSo: (rows: readonly string[]) => boolean) =>
    void (await waitFor(called(`${what} in the pane ${name}`, isSo)));
  const focus = async () => {
    for (const key of keysTo(name)) await press(key);
    // What stands apart has no number: it is gone to by its name.
    if (isApart(name)) await goByName(driven, name);
    await until('the focus', rows => {
      const frame = frameOf(rows, name);
      return frame !== undefined && driven.hasFocus(name, frame);
    });
  };
  return {
    focus,
    title: () => titleIn(screen(), name),
    titled: part => until(`the title ${part}`, rows => has(`${titleIn(rows, name)} `, part)),
    rows: () => rowsIn(screen(), name),
    shows: part => until(String(part), rows => rowsIn(rows, name).some(row => has(row, part))),
    async select(label) {
      const placesIn = (rows: readonly string[]) => [
        rowsIn(rows, name).findIndex(row => isAbout(row, label)),
        rowsIn(rows, name).findIndex(row => row.startsWith('▌')),
      ];
      await until(`${label} and a cursor`, rows => !placesIn(rows).includes(-1));
      const [place = 0, cursor = 0] = placesIn(screen());
      await press((place > cursor ? 'j' : 'k').repeat(Math.abs(place - cursor)));
      const isOn = (row: string) => row.startsWith('▌') && isAbout(row, label);
      await until(`the cursor on ${label}`, rows => rowsIn(rows, name).some(isOn));
    },
    async filter(text) {
      await focus();
      await press('/');
      // What it was filtered by before is cleared first.
      await press(`\u0015${text}`);
      const isTyped = (rows: readonly string[]) => rows.at(-1)?.trimStart().startsWith(`/${text}`) === true;
      await until(`the filter ${text} being typed`, isTyped);
      await press('\r');
      await until(`the filter ${text} kept`, rows => !isTyped(rows));
    },
  };
}

/** The pane of what is selected. */
export function toDetail(driven: Driven): Detail {
  const {press, screen, waitFor} = driven;
  const openTab = () => openTabIn(screen());
  return {
    ...toPane(driven, 'detail'),
    openTab,
    async tab(name) {
      for (let open = openTab(), turns = 0; open !== name; open = openTab(), turns += 1) {
        if (turns > 50) throw new Error(`There is no tab ${name}`);
        await press(']');
        await waitFor(called(`a tab after ${open}`, rows => ![undefined, open].includes(openTabIn(rows))));
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

/** Whether a frame with that title is a pane: it begins with its number, or with what stands apart. */
export function isPaneTitle(title: string): boolean {
  return /^\d /.test(title) || resources.some(({apart, title: own}) => apart && title.startsWith(own));
}

function isApart(pane: string): boolean {
  return resources.find(({name}) => name === pane)?.apart === true;
}

async function goByName({press, waitFor}: Driven, name: string): Promise<void> {
  const line = `go ${panes.find(pane => pane.name === name)?.title.toLowerCase()}`;
  await press(':');
  await press(line);
  await waitFor(called(`the command ${line}`, rows => rows.some(row => row.includes(line))));
  await press('\r');
}

/** The keys that give a pane the focus, from wherever it is. */
function keysTo(pane: string): readonly string[] {
  if (isApart(pane)) return [];
  const takesTurns = resources.some(({name, inPlaceOf}) => inPlaceOf !== undefined && [name, inPlaceOf].includes(pane));
  const parent = takesTurns ? resources.find(({name}) => name === pane)?.parent : undefined;
  return parent === undefined ? [keyOf(pane)] : [keyOf(parent.name), keyOf(pane)];
}

/** The key of a pane, which is the number of its place. */
function keyOf(pane: string): string {
  const place = resources.find(({name}) => name === pane)?.inPlaceOf ?? pane;
  const key = actions.find(({name}) => name === `pane-${place}`)?.keys[0];
  if (key === undefined) throw new Error(`There is no pane ${pane}, only ${panes.map(({name}) => name).join(', ')}`);
  return key;
}

/** Whether the text of a row after the mark begins with a label. */
function isAbout(row: string, label: string): boolean {
  return `${row.slice(1)} `.startsWith(`${label} `);
}

function openTabIn(rows: readonly string[]): string | undefined {
  return /\[([^\]]+)\]/.exec(titleIn(rows, 'detail'))?.[1];
}

function titleIn(rows: readonly string[], pane: string): string {
  return frameOf(rows, pane)?.title.replace(/^\d+ /, '') ?? '';
}

function rowsIn(rows: readonly string[], pane: string): readonly string[] {
  return frameOf(rows, pane)?.rows ?? [];
}

function frameOf(rows: readonly string[], name: string): Frame | undefined {
  const title = name === 'detail' ? '' : panes.find(pane => pane.name === name)?.title;
  const begin = isApart(name) ? `${title}` : `${keyOf(name)} ${title}`;
  return findFrames(rows).find(frame => `${frame.title} `.startsWith(begin));
}
