import {connectionName} from '../connection/connection-name.ts';
import {connectionOf, recordOf} from '../session/connection-of.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {nothingKnown, readWhileWaiting} from './current-state.ts';
import {declarationOf} from './declaration.ts';
import {toOverlay} from './overlay.ts';
import {reviewPutBack} from './review.ts';

/** Shows the call that puts the last change back; it goes through the same review as any other. `done` is told once it was made. */
export async function openUndo(tools: ControllerTools, done?: () => void): Promise<void> {
  const session = tools.store.getState();
  const connection = connectionOf(session);
  const {undo} = recordOf(session);
  if (undo === undefined || connection === undefined) return sayWhereElse(tools);
  const title = `Undo: ${undo.title}`;
  const operation = tools.services.operation(undo.operation);
  const declaration = {...declarationOf(tools, undo.operation), title};
  const opening = {connection, fixed: undo.input, preset: {}};
  if (undo.several !== undefined) {
    // The command is that of the first one; what is put back may differ.
    const named = Object.entries(undo.several[0]?.input ?? {}).filter(([name]) =>
      declaration.current?.of.includes(name),
    );
    const fixed = {...Object.fromEntries(named), ...undo.input};
    const state = toOverlay(operation, declaration, undo.operation, {...opening, fixed, facts: nothingKnown});
    const targets = undo.several.map(({input, ...item}) => ({...item, fixed: input, state: 'waiting' as const}));
    return reviewPutBack(tools, {...state, targets, done}, declaration);
  }
  const read = await readWhileWaiting(tools, connection, declaration, undo.input);
  if (read === undefined || read === 'unmet') return;
  const state = toOverlay(operation, declaration, undo.operation, {...opening, facts: read.facts});
  await reviewPutBack(tools, {...state, putsBack: true, done}, declaration);
  tools.typeAhead(read.typed, undefined);
}

/** A change made through another connection is put back there, by who looks at it. */
function sayWhereElse({store, notify}: ControllerTools): void {
  const elsewhere = Object.values(store.getState().records).findLast(({undo}) => undo !== undefined);
  if (elsewhere?.undo === undefined || elsewhere.connection === undefined) {
    return notify('There is no change that could be put back.', 'dim');
  }
  const where = connectionName(elsewhere.connection);
  notify(`${elsewhere.undo.title} was done through another connection (${where}): go back to that first.`, 'warn');
}
