import type {Rect} from '../../core/layout.ts';

/** What a dialog is drawn from: how it stands, and where. */
export interface DialogViewProps<State> {
  readonly state: State;
  readonly rect: Rect;
}
