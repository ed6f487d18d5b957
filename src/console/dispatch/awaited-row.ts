import type {Item} from '../../core/item.ts';
import type {Resource} from '../../core/resource/resource.ts';
import type {ControllerTools} from '../tools/parts.ts';
import type {KeyQueue} from './key-queue.ts';

/** What is pressed on a row of an earlier session: it waits, and what is typed after it, until the service has told of the row. */
export interface RowAwaiter {
  /** Has a key wait for the row; `title` says what it does. */
  wait(title: string, resource: Resource, row: Item, deal: () => void): void;
  /** Forgets what waits. */
  giveUp(): void;
  stop(): void;
}

/** Makes the awaiter of a console's keys. */
export function createRowAwaiter(tools: ControllerTools, queue: KeyQueue): RowAwaiter {
  let stopLooking = () => {};
  return {
    wait: (title, resource, row, deal) => {
      stopLooking();
      tieCursor(tools, resource, row);
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

/** What is meant is this row, whatever comes to stand in its place. */
function tieCursor({store, workspace}: ControllerTools, resource: Resource, row: Item): void {
  const {cursor, index} = workspace.pane(resource);
  store.dispatch({type: 'cursor', pane: resource.name, cursor: {...cursor, selected: resource.id(row), index}});
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
