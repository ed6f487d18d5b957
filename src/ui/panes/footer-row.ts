import {type Action, type ActionContext, actionsIn, notTold} from '../../console/bindings/action.ts';
import {findHints} from '../../console/dialogs/dialog-hints.ts';
import type {OpenDialog} from '../../console/session/open-dialog.ts';
import type {TextEdit} from '../../core/edit/text-edit.ts';
import type {Hints} from '../../core/keys/hints.ts';
import {showKey} from '../../core/keys/key.ts';
import {markPointed, type Pointed} from '../../core/pointer/pointed.ts';
import {displayWidth, truncate} from '../../core/text/fit.ts';
import {buildLogFilterRow} from '../logs/filter-row.ts';
import {lineWithCursor} from '../paint/edited-line.ts';
import type {Theme} from '../paint/theme.ts';
import type {DrawnConsole} from '../parts/console.ts';

/** The last row: the filter being typed, or the keys that work here. */
export function buildFooterRow(parts: DrawnConsole, columns: number): string {
  const {theme, workspace, store} = parts;
  const {filtering, dialogs} = store.drawn.getState();
  const dialog = dialogs.at(-1);
  const typing = dialog === undefined ? filtering : undefined;
  if (typing?.pane === 'log') return buildLogFilterRow(parts, typing.edit, columns);
  if (typing !== undefined) {
    const resource = workspace.resource(typing.pane);
    const count = resource === undefined ? 0 : workspace.pane(resource).view.count;
    return paintPrompt(typing.edit, count, theme, columns);
  }
  return dialog === undefined ? paintActions(parts, columns) : paintDialogHints(parts, dialog, columns);
}

function paintDialogHints({theme, controller}: DrawnConsole, dialog: OpenDialog, columns: number): string {
  const hints = findHints(controller.tools, dialog);
  const help = hints.filter(([key]) => key === '?' || key === 'Alt-?');
  const leave = hints.filter(([key]) => key === 'Esc');
  const kept = [...help, ...leave];
  const leading = hints.filter(hint => !kept.includes(hint));
  return paintHints([...leading, ...kept], theme, columns, kept.length);
}

function paintActions({theme, controller, actions}: DrawnConsole, columns: number): string {
  const context = controller.context();
  const shown = actionsIn(actions, context.scope, context.resource.name)
    .filter(action => action.footer !== undefined && worksOn(action, context))
    .toSorted((a, b) => placeOf(a) - placeOf(b));
  const hints = shown.map(
    ({keys: [key = ''], footer: {label = ''} = {}}) =>
      [showKey(key), typeof label === 'string' ? label : label(context), key] as const,
  );
  return paintHints(hints, theme, columns, shown.filter(action => placeOf(action) >= leading).length);
}

/** What waits until the service has told of the row is done all the same. */
function worksOn({unavailable}: Action, context: ActionContext): boolean {
  const reason = unavailable?.(context);
  return reason === undefined || reason === notTold;
}

function placeOf({footer}: Action): number {
  return footer?.place ?? 0;
}

/** The place from which on hints lead to all the others: they are shown however little room there is. */
const leading = 70;

/** Columns from which Ctrl is written out. */
const roomy = 100;

/** The hints that fit, with `^` for Ctrl where room is short, the first ones first; the last `kept` of them stay whatever else does: they lead to the others. */
function paintHints(all: Hints, theme: Theme, columns: number, kept: number): string {
  const hints = columns >= roomy ? all : all.map(([key, ...rest]) => [key.replace('Ctrl-', '^'), ...rest] as const);
  const first = hints.slice(0, hints.length - kept);
  const last = hints.slice(hints.length - kept);
  const room = columns - totalWidth(last);
  let used = 0;
  const fitting = first.filter(hint => {
    used += hintWidth(hint);
    return used <= room;
  });
  const row = [...fitting, ...last].map(
    ([key, label, pressed]) => markKey(pressed) + theme.key(` ${key}`) + theme.tones.dim(` ${label} `),
  );
  return row.join('') + markPointed(nowhere) + ' '.repeat(Math.max(0, columns - totalWidth([...fitting, ...last])));
}

/** Behind the last hint. */
const nowhere: Pointed = {kind: 'dialog'};

function markKey(key: string | undefined): string {
  return markPointed(key === undefined ? nowhere : {kind: 'key', key});
}

function totalWidth(hints: Hints): number {
  return hints.reduce((sum, hint) => sum + hintWidth(hint), 0);
}

function hintWidth([key, label]: Hints[number]): number {
  return displayWidth(` ${key} ${label} `);
}

function paintPrompt(edit: TextEdit, count: number, theme: Theme, columns: number): string {
  const help = `  ${count} match   Enter keeps · Esc clears `;
  const room = Math.max(10, columns - displayWidth(help) - 2);
  const row = ` ${theme.key('/')}${lineWithCursor(edit, room, theme.selected)}`;
  const keys = truncate(help, columns - 2 - room).replace(/Enter|Esc/g, key => markKey(key.toLowerCase()) + key);
  return row + theme.tones.dim(keys);
}
