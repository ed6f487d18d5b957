import {tourSteps} from '../session/tour-steps.ts';
import type {ControllerTools} from '../tools/parts.ts';

/** Begins the tour, or ends the one that is under way. */
export function turnTour({store, notify}: ControllerTools): void {
  const isUnderWay = store.getState().tour !== undefined;
  store.dispatch({type: 'tour', tour: isUnderWay ? undefined : 0});
  if (isUnderWay) notify('The tour is over.', 'dim');
}

/** Goes on to the next step once one is done; returns how to stop. */
export function watchTour({store, notify}: ControllerTools): () => void {
  return store.subscribe(session => {
    const {tour} = session;
    if (tour === undefined || tourSteps[tour]?.isDone(session) !== true) return;
    const isLast = tour + 1 === tourSteps.length;
    store.dispatch({type: 'tour', tour: isLast ? undefined : tour + 1});
    if (isLast) notify('That was the tour. ? lists all keys, : finds everything by name.', 'good');
  });
}
