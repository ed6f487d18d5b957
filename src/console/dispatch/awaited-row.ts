import type {Item} from '../../core/item.ts';
import type {Resource} from '../../core/resource/resource.ts';
import type {ControllerTools} from '../tools/parts.ts';
import type {KeyQueue} from './key-queue.ts';

/** What is pressed on a row of an earlier session: it waits, and what is typed after it, until the service has told of the row. */
export interface RowAwaiter {
  /**
   * Has a key wait for the row under the cursor of a pane, or first for what that belongs to; `title` says what it does. There is a row
   * that is awaited.
   */
  wait(title: string, resource: Resource, deal: () => void): void;
  /** Forgets what waits. */
  giveUp(): void;
  stop(): void;
}

/** Makes the awaiter of a console's keys. */
export function createRowAwaiter(tools: ControllerTools, queue: KeyQueue): RowAwaiter {
  let stopLooking = () => {};
  return {
    wait: (title, pane, deal) => {
      stopLooking();
      const waitsFor = tieCursors(tools, pane);
      if (waitsFor === undefined) return;
      const {resource, row} = waitsFor;
      queue.hold(deal);
      tools.notify(`${title} waits until the service has told of ${resource.label(row)}. Esc drops it.`, 'dim');
      stopLooking = lookOut(tools, resource, row, outcome => {
        stopLooking();
        if (outcome === 'told') return queue.release();
        queue.drop();
        const why = outcome === 'gone' ? 'it is not there any more' : 'the service did not tell of it';
        tools.notify(`${resource.label(row)}: ${title} was not done, nor what was typed after it: ${why}.`, 'warn');
      });
    },
    giveUp: () => {
      stopLooking();
      queue.drop();
      tools.notify('What waited was dropped, and what was typed after it.', 'dim');
    },
    stop: () => stopLooking(),
  };
}

interface Awaited {
  readonly resource: Resource;
  readonly row: Item;
}

/** What is meant is this row, of what is above it, whatever comes to stand in their place. Returns what has to be told of first. */
function tieCursors(tools: ControllerTools, resource: Resource): Awaited | undefined {
  const {awaited, whose, parent} = tools.workspace.pane(resource);
  if (awaited !== undefined) tieCursor(tools, {resource, row: awaited});
  if (resource.parent !== undefined && whose !== undefined && parent === undefined) {
    tieCursor(tools, {resource: resource.parent, row: whose});
    return tieCursors(tools, resource.parent);
  }
  return awaited && {resource, row: awaited};
}

function tieCursor({store, workspace}: ControllerTools, {resource, row}: Awaited): void {
  const {cursor, view} = workspace.pane(resource);
  const selected = resource.id(row);
  const index = view.indexOf(selected);
  store.dispatch({type: 'cursor', pane: resource.name, cursor: {...cursor, selected, index}});
}

type Outcome = 'told' | 'gone' | 'failed';

/** Tells once what became of a row that is awaited; returns how to hear nothing more. */
function lookOut(tools: ControllerTools, resource: Resource, row: Item, tell: (outcome: Outcome) => void): () => void {
  const {store, client, workspace} = tools;
  const id = resource.id(row);
  const look = () => {
    const {items, all, data} = workspace.pane(resource);
    if (items.some(item => resource.id(item) === id)) return tell('told');
    if (all.some(item => resource.id(item) === id)) return;
    tell(data?.complete === true ? 'gone' : 'failed');
  };
  const stops = [store.subscribe(look), client.getQueryCache().subscribe(({type}) => type === 'updated' && look())];
  return () => {
    for (const stop of stops) stop();
  };
}
