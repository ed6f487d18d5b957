import type {Asking} from '../../core/workbench/asking.ts';
import type {Workbench} from '../../core/workbench/workbench.ts';
import type {Dialog} from '../tools/dialog.ts';

/** Changes what is asked over the workbench, unless something else is asked meanwhile. */
export function updateAsking<Type extends Asking['type']>(
  dialog: Dialog<Workbench>,
  type: Type,
  change: (asking: Extract<Asking, {type: Type}>) => Asking,
): void {
  dialog.update(workbench => {
    const {asking} = workbench;
    return isOfType(asking, type) ? {...workbench, asking: change(asking)} : workbench;
  });
}

function isOfType<Type extends Asking['type']>(
  asking: Asking | undefined,
  type: Type,
): asking is Extract<Asking, {type: Type}> {
  return asking?.type === type;
}
