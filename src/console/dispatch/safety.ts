import {formatMarkdown} from '../../core/journal/journal.ts';
import {declarationOf} from '../form/declaration.ts';
import {toOverlay} from '../form/operate.ts';
import {openReview} from '../form/review.ts';
import {nothingKnown, readStart} from '../form/start.ts';
import {connectionKey} from '../session/connection-key.ts';
import type {ControllerTools} from '../tools/parts.ts';

/** Minutes of write that `W` gives. */
const writeMinutes = 10;

/** Shows the call that puts the last change back; it goes through the same review as any other. */
export async function openUndo(tools: ControllerTools): Promise<void> {
  const {undo} = tools.store.getState();
  if (undo === undefined) return tools.notify('There is no change that could be put back.', 'dim');
  if (undo.connection !== connectionKey(tools.store.getState())) {
    const where = undo.connection.trim();
    return tools.notify(`${undo.title} was done through another connection (${where}): go back to that first.`, 'warn');
  }
  const title = `Undo: ${undo.title}`;
  const operation = tools.services.operation(undo.operation);
  const declaration = {...declarationOf(tools, undo.operation), title};
  const {overlay: under} = tools.store.getState();
  const opening = {fixed: undo.input, preset: {}, ...(under && {under})};
  if (undo.several !== undefined) {
    // The command is that of the first one; what is put back may differ.
    const named = Object.entries(undo.several[0]?.input ?? {}).filter(([name]) =>
      declaration.current?.of.includes(name),
    );
    const fixed = {...Object.fromEntries(named), ...undo.input};
    const overlay = toOverlay(operation, declaration, undo.operation, {...opening, fixed, start: nothingKnown});
    const targets = undo.several.map(({input, ...item}) => ({...item, fixed: input, state: 'waiting' as const}));
    return openReview(tools, {...overlay, targets}, declaration);
  }
  const start = await readStart(tools, declaration, undo.input);
  if (start === undefined) return;
  const overlay = toOverlay(operation, declaration, undo.operation, {...opening, start});
  await openReview(tools, {...overlay, putsBack: true}, declaration);
}

/** Leaves read-only for ten minutes, or returns to it. */
export function turnWriteLock({store, services, notify}: ControllerTools): void {
  const {connection} = store.getState();
  if (connection.state !== 'ready') return;
  const readOnly = !connection.info.readOnly;
  services.setWritable(readOnly ? undefined : new Date(services.now().getTime() + writeMinutes * 60_000));
  store.dispatch({type: 'connection', connection: {...connection, info: {...connection.info, readOnly}}});
  notify(readOnly ? 'Read-only: nothing can be changed.' : `Changes are possible for ${writeMinutes} minutes.`, 'warn');
}

/** Writes the session's calls as a Markdown note and says where it is. */
export async function exportJournal({services, notify}: ControllerTools): Promise<void> {
  const time = services.now().toISOString();
  const text = formatMarkdown(services.journal(), `Lambdeck session until ${time}`);
  const result = await services.writeNote(`journal-${time.slice(0, 19).replaceAll(':', '-')}.md`, text);
  if ('problem' in result) return notify(`${result.problem.what}: ${result.problem.why}`, 'bad');
  notify(`The journal is in ${result.path}`, 'good');
}
