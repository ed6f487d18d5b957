import type {Stop} from '../../core/form/focus-stops.ts';
import type {OperationForm} from '../../core/form/form.ts';
import type {Theme} from '../paint/theme.ts';

/** What the rows are made from; what is fixed in the form is shown as it is given here. */
export interface FormRowsInput {
  readonly form: OperationForm;
  readonly theme: Theme;
  readonly width: number;
  /** True while secrets are shown as they are. */
  readonly revealed: boolean;
  /** What is known of the thing that a value names, such as a version's description; undefined where nothing is. */
  meaningOf?(stop: Extract<Stop, {part: 'value'}>): string | undefined;
}
