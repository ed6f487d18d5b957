import type {Run} from '../../core/run/run.ts';
import type {ControllerTools} from '../tools/parts.ts';

/** The run of that id, if it is still kept. */
export function findRun({store}: ControllerTools, id: number): Run | undefined {
  return store.getState().runs.find(run => run.id === id);
}
