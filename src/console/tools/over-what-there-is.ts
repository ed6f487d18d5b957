import type {Overlay} from '../session/overlay.ts';
import type {ControllerTools} from './parts.ts';

/** For what opens late: what was begun meanwhile lies under it, and is shown again once it is closed. */
export function overWhatThereIs({store}: ControllerTools): {readonly under?: Overlay} {
  const {overlay} = store.getState();
  return overlay === undefined ? {} : {under: overlay};
}
