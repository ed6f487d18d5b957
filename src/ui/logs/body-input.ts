import type {LinesInput} from '../../console/logs/store/visible-lines.ts';
import type {Frame} from '../paint/frame.ts';

/** What the rows below the notes are drawn with; width and height are what the frame and the notes leave. */
export interface BodyInput extends LinesInput {
  readonly frame: Frame;
}
