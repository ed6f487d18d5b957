import {listMoves} from '../../core/keys/moves.ts';
import {moveTo} from '../../core/table/scroll.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {openRun} from './open-run.ts';
import {editAgain, sendAgain} from './run-again.ts';
import {cursorAmong, listedRuns, type RunsOverlay} from './runs-list.ts';

/** Lists the session's invocations. */
export function openRuns(tools: ControllerTools): void {
  tools.open({type: 'runs', selected: undefined, only: undefined});
}

/** Runs of a page: the list is never higher. */
const page = 10;

/** A key while the invocations are listed. */
export function handleRunsKey(tools: ControllerTools, overlay: RunsOverlay, key: string): void {
  const runs = listedRuns(tools.store.getState().runs, overlay);
  const cursor = cursorAmong(runs, overlay);
  const run = runs[cursor];
  const move = listMoves[key];
  if (move !== undefined) {
    const selected = runs[moveTo(move, cursor, page, runs.length)]?.id;
    return tools.open({...overlay, selected});
  }
  if (key === 'esc' || key === 'q' || key === 'I') return tools.close();
  if (run === undefined) return;
  // The list is found again as it was left.
  const here = {...overlay, selected: run.id};
  switch (key) {
    case 'enter':
      return openRun(tools, run.id, here);
    case 'r':
      return sendAgain(tools, run);
    case 'e':
      return editAgain(tools, run);
    case 'f':
      return tools.open({...here, only: overlay.only === undefined ? run.target.FunctionName : undefined});
  }
}
