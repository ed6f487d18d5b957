import type {Run} from '../../core/run/run.ts';
import type {Session} from '../session/session.ts';
import type {ControllerTools} from '../tools/parts.ts';

/** The run of that id, if it is still kept. */
export function findRun({store}: ControllerTools, id: number): Run | undefined {
  return allRuns(store.getState()).find(run => run.id === id);
}

/** The runs of all connections. */
export function allRuns({records}: Pick<Session, 'records'>): readonly Run[] {
  return Object.values(records).flatMap(({runs}) => runs);
}
