import {actionsIn} from '../../core/actions/action.ts';
import type {TextEdit} from '../../core/edit/text-edit.ts';
import {showKey} from '../../core/keys/key.ts';
import type {Overlay} from '../../core/session/overlay.ts';
import {displayWidth, fitText, truncate} from '../../core/text/fit.ts';
import {useConsole, useSession} from '../hooks/use-console.ts';
import {LogFilterRow} from '../logs/filter-row.tsx';
import {isNumbered} from '../overlays/menu-view.tsx';
import {lineWithCursor} from '../paint/edited-line.ts';
import type {Theme} from '../paint/theme.ts';
import {workbenchHints} from '../workbench/hints.ts';
import {Rows} from './rows.tsx';

/** The last row: a message, the filter being typed, or the keys that work here. */
export function Footer({columns}: {columns: number}) {
  const {theme, controller, actions, workspace} = useConsole();
  const notice = useSession(session => session.notice);
  const filtering = useSession(session => session.filtering);
  const overlay = useSession(session => session.overlay);
  useSession(session => session.focus);
  useSession(session => session.connection);
  useSession(session => session.settled);
  useSession(
    ({log}) => `${log.reading} ${log.isEmpty} ${log.source?.since} ${log.screen.type} ${log.cursor === undefined}`,
  );
  if (notice !== undefined) {
    return <Rows rows={[theme.tones[notice.tone](fitText(` ${notice.text}`, columns))]} width={columns} />;
  }
  if (filtering?.pane === 'log') return <LogFilterRow edit={filtering.edit} columns={columns} />;
  if (filtering !== undefined) {
    const resource = workspace.resource(filtering.pane);
    const count = resource === undefined ? 0 : workspace.pane(resource).view.rows.length;
    return <Rows rows={[toPrompt(filtering.edit, count, theme, columns)]} width={columns} />;
  }
  if (overlay !== undefined) return <Rows rows={[toRow(hintsOf(overlay), theme, columns)]} width={columns} />;
  const context = controller.context();
  const hints = actionsIn(actions, context.scope, context.resource.name)
    .filter(action => action.footer !== undefined && action.unavailable?.(context) === undefined)
    .toSorted((a, b) => (a.footer?.place ?? 0) - (b.footer?.place ?? 0))
    .map(
      ({keys: [key = ''], footer: {label = ''} = {}}) =>
        [showKey(key), typeof label === 'string' ? label : label(context)] as const,
    );
  return <Rows rows={[toRow(hints, theme, columns, 1)]} width={columns} />;
}

type Hints = readonly (readonly [key: string, label: string])[];

const scrolling: Hints = [
  ['j/k', 'scroll'],
  ['PgDn/PgUp', 'page'],
  ['Esc', 'close'],
];

function hintsOf(overlay: Overlay): Hints {
  if (overlay.type === 'workbench') return workbenchHints(overlay.workbench);
  const hints = overlayHints[overlay.type];
  return overlay.type === 'menu' && isNumbered(overlay) ? [['1-9', 'do that one'], ...hints] : hints;
}

const overlayHints: Readonly<Record<Exclude<Overlay['type'], 'workbench'>, Hints>> = {
  picker: [
    ['type', 'to find'],
    ['↑/↓', 'choose'],
    ['Enter', 'do it'],
    ['Esc', 'close'],
  ],
  menu: [
    ['↑/↓', 'choose'],
    ['Enter', 'do it'],
    ['Esc', 'close'],
  ],
  prompt: [
    ['Enter', 'go on'],
    ['Esc', 'close'],
  ],
  journal: [
    ['j/k', 'choose'],
    ['y', 'copy the aws command'],
    ['/', 'filter'],
    ['r', 'look again'],
    ['Esc', 'close'],
  ],
  help: scrolling,
  text: [['v', 'show or hide secrets'], ...scrolling],
  operation: [
    ['Ctrl-S', 'go on'],
    ['Tab', 'next'],
    ['Ctrl-P', 'pick'],
    ['Ctrl-X', 'remove item'],
    ['Ctrl-O', 'all fields'],
    ['Ctrl-E', 'as JSON'],
    ['Ctrl-R', 'secrets'],
    ['Esc', 'close'],
  ],
  incidents: [
    ['Enter', 'logs since it began'],
    ['!', 'remedies'],
    ['r', 'read now'],
    ['/', 'filter'],
    ['Esc', 'close'],
  ],
  remedies: [
    ['1-9', 'choose'],
    ['Enter', 'review it'],
    ['u', 'undo'],
    ['r', 'refresh'],
    ['Esc', 'close'],
  ],
  review: [
    ['Enter', 'send'],
    ['↑/↓', 'scroll'],
    ['y', 'copy the command'],
    ['Esc', 'back to the form'],
  ],
  conflict: [
    ['Enter', 'open the form on their state'],
    ['Esc', 'the same'],
  ],
  bulk: scrolling,
  run: [
    ['Esc', 'close'],
    ['Tab', 'section'],
    ['Space', 'fold'],
    ['/', 'search'],
    ['r', 'run again'],
    ['e', 'edit and run'],
    ['y', 'copy'],
    ['S', 'save'],
    ['L', 'log'],
    ['z', 'zoom'],
  ],
  runs: [
    ['Enter', 'open'],
    ['r', 'run again'],
    ['e', 'edit and run'],
    ['f', 'this function only'],
    ['Esc', 'close'],
  ],
  'run-save': [
    ['Enter', 'save'],
    ['Esc', 'back'],
  ],
};

/** The hints that fit, the first ones first; the last `kept` of them stay whatever else does: they lead to the others. */
function toRow(hints: Hints, theme: Theme, columns: number, kept = 0): string {
  const first = hints.slice(0, hints.length - kept);
  const last = hints.slice(hints.length - kept);
  const room = columns - last.reduce((sum, hint) => sum + hintWidth(hint), 0);
  let used = 0;
  const fitting = first.filter(hint => {
    used += hintWidth(hint);
    return used <= room;
  });
  const row = [...fitting, ...last].map(([key, label]) => theme.key(` ${key}`) + theme.tones.dim(` ${label} `));
  const width = [...fitting, ...last].reduce((sum, hint) => sum + hintWidth(hint), 0);
  return row.join('') + ' '.repeat(Math.max(0, columns - width));
}

function hintWidth([key, label]: Hints[number]): number {
  return displayWidth(` ${key} ${label} `);
}

function toPrompt(edit: TextEdit, count: number, theme: Theme, columns: number): string {
  const help = `  ${count} match   Enter keeps · Esc clears `;
  const room = Math.max(10, columns - displayWidth(help) - 2);
  const row = ` ${theme.key('/')}${lineWithCursor(edit, room, theme.selected)}`;
  return row + theme.tones.dim(truncate(help, columns - 2 - room));
}
