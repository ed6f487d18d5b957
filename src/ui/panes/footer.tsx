import {actionsIn} from '../../console/bindings/action.ts';
import {findHints} from '../../console/dialogs/dialog-hints.ts';
import {recordOf} from '../../console/session/connection-of.ts';
import type {Notice} from '../../console/session/session.ts';
import type {TextEdit} from '../../core/edit/text-edit.ts';
import type {Hints} from '../../core/keys/hints.ts';
import {showKey} from '../../core/keys/key.ts';
import {displayWidth, fitText, truncate} from '../../core/text/fit.ts';
import {useConsole, useSession} from '../hooks/use-console.ts';
import {LogFilterRow} from '../logs/filter-row.tsx';
import {lineWithCursor} from '../paint/edited-line.ts';
import {Rows} from '../paint/rows.tsx';
import type {Theme} from '../paint/theme.ts';

/** The last row: the filter being typed, a message, or the keys that work here. */
export function Footer({columns}: {columns: number}) {
  const {theme, controller, actions, workspace} = useConsole();
  const notice = useSession(session => session.notice);
  const filtering = useSession(session => session.filtering);
  const dialog = useSession(session => session.dialogs.at(-1));
  useSession(session => session.focus);
  useSession(session => session.connection);
  useSession(session => recordOf(session).settled);
  useSession(
    ({log}) =>
      `${log.reading} ${log.isEmpty} ${log.last?.state} ${log.source?.since} ${log.screen.type} ${log.cursor === undefined}`,
  );
  if (notice?.isUrgent) return <NoticeRow notice={notice} columns={columns} />;
  const typing = dialog === undefined ? filtering : undefined;
  if (typing?.pane === 'log') return <LogFilterRow edit={typing.edit} columns={columns} />;
  if (typing !== undefined) {
    const resource = workspace.resource(typing.pane);
    const count = resource === undefined ? 0 : workspace.pane(resource).view.rows.length;
    return <Rows rows={[paintPrompt(typing.edit, count, theme, columns)]} width={columns} />;
  }
  if (notice !== undefined) return <NoticeRow notice={notice} columns={columns} />;
  if (dialog !== undefined) {
    const hints = findHints(controller.tools, dialog);
    const help = hints.filter(([key]) => key === '?' || key === 'Alt-?');
    const leave = hints.filter(([key]) => key === 'Esc');
    const kept = [...help, ...leave];
    const leading = hints.filter(hint => !kept.includes(hint));
    const row = paintHints([...leading, ...kept], theme, columns, kept.length);
    return <Rows rows={[row]} width={columns} />;
  }
  const context = controller.context();
  const hints = actionsIn(actions, context.scope, context.resource.name)
    .filter(action => action.footer !== undefined && action.unavailable?.(context) === undefined)
    .toSorted((a, b) => (a.footer?.place ?? 0) - (b.footer?.place ?? 0))
    .map(
      ({keys: [key = ''], footer: {label = ''} = {}}) =>
        [showKey(key), typeof label === 'string' ? label : label(context)] as const,
    );
  return <Rows rows={[paintHints(hints, theme, columns, 1)]} width={columns} />;
}

function NoticeRow({notice, columns}: {notice: Notice; columns: number}) {
  const {theme} = useConsole();
  return <Rows rows={[theme.tones[notice.tone](fitText(` ${notice.text}`, columns))]} width={columns} />;
}

/** Columns from which Ctrl is written out. */
const roomy = 100;

/** The hints that fit, with `^` for Ctrl where room is short, the first ones first; the last `kept` of them stay whatever else does: they lead to the others. */
function paintHints(all: Hints, theme: Theme, columns: number, kept: number): string {
  const hints = columns >= roomy ? all : all.map(([key, label]) => [key.replace('Ctrl-', '^'), label] as const);
  const first = hints.slice(0, hints.length - kept);
  const last = hints.slice(hints.length - kept);
  const room = columns - totalWidth(last);
  let used = 0;
  const fitting = first.filter(hint => {
    used += hintWidth(hint);
    return used <= room;
  });
  const row = [...fitting, ...last].map(([key, label]) => theme.key(` ${key}`) + theme.tones.dim(` ${label} `));
  return row.join('') + ' '.repeat(Math.max(0, columns - totalWidth([...fitting, ...last])));
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
  return row + theme.tones.dim(truncate(help, columns - 2 - room));
}
