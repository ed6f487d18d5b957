import type {Asking} from '../../core/workbench/asking.ts';
import type {Workbench} from '../../core/workbench/workbench.ts';
import type {ControllerTools} from '../tools/parts.ts';

/** The workbench on the screen now, if there is one. */
export function openedWorkbench({store}: ControllerTools): Workbench | undefined {
  const {overlay} = store.getState();
  return overlay?.type === 'workbench' ? overlay.workbench : undefined;
}

/** Puts a workbench on the screen. */
export function show(tools: ControllerTools, workbench: Workbench): void {
  tools.open({type: 'workbench', workbench});
}

/** Changes the workbench once something was waited for, unless it was left meanwhile for another or none. */
export function update(tools: ControllerTools, title: string, change: (workbench: Workbench) => Workbench): void {
  const workbench = openedWorkbench(tools);
  if (workbench?.title === title) show(tools, change(workbench));
}

/** Changes what is asked over the workbench, unless something else is asked meanwhile. */
export function updateAsking<Type extends Asking['type']>(
  tools: ControllerTools,
  title: string,
  type: Type,
  change: (asking: Extract<Asking, {type: Type}>) => Asking,
): void {
  update(tools, title, workbench => {
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
