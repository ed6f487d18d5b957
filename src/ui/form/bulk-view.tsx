import {formatBulkTarget, formatBulkTitle} from '../../console/form/bulk-lines.ts';
import type {BulkState} from '../../console/form/states.ts';
import type {DialogViewProps} from '../dialogs/dialog-view-props.ts';
import {useConsole} from '../hooks/use-console.ts';
import {frameRows} from '../paint/frame.ts';
import {Rows} from '../paint/rows.tsx';

/** How a change of many goes, one row for each. */
export function BulkView({state: bulk, rect}: DialogViewProps<BulkState>) {
  const {theme} = useConsole();
  const top = Math.max(0, Math.min(bulk.top, bulk.targets.length - rect.height + 2));
  const rows = bulk.targets.map(target => {
    const {text, tone} = formatBulkTarget(target);
    return {text, paint: theme.tones[tone]};
  });
  const frame = {theme, width: rect.width, focused: true, place: 'alone' as const};
  return <Rows rows={frameRows(frame, rect.height, formatBulkTitle(bulk), rows, top)} width={rect.width} />;
}
