import type {OperationForm} from '../../core/form/form.ts';
import type {Theme} from '../paint/theme.ts';

/** What the rows are made from; what is fixed in the form is shown as it is given here. */
export interface FormRowsInput {
  readonly form: OperationForm;
  readonly theme: Theme;
  readonly width: number;
  /** True while secrets are shown as they are. */
  readonly revealed: boolean;
}
