import type {BulkState, BulkTarget} from '../../console/form/states.ts';
import type {Tone} from '../../core/tone.ts';
import type {DialogViewProps} from '../dialogs/dialog-view-props.ts';
import {useConsole} from '../hooks/use-console.ts';
import {frameRows} from '../paint/frame.ts';
import {Rows} from '../paint/rows.tsx';

/** How a change of many goes, one row for each. */
export function BulkView({state: bulk, rect}: DialogViewProps<BulkState>) {
  const {theme} = useConsole();
  const done = bulk.targets.filter(({state}) => state === 'done').length;
  const failed = bulk.targets.filter(({state}) => typeof state === 'object').length;
  const top = Math.max(0, Math.min(bulk.top, bulk.targets.length - rect.height + 2));
  const rows = bulk.targets.map(target => {
    const {text, tone} = formatRow(target);
    return {text, paint: theme.tones[tone]};
  });
  const title = `${bulk.title}: ${done} of ${bulk.targets.length} done${failed > 0 ? `, ${failed} failed` : ''}`;
  const frame = {theme, width: rect.width, focused: true, place: 'alone' as const};
  return <Rows rows={frameRows(frame, rect.height, title, rows, top)} width={rect.width} />;
}

function formatRow({label, state}: BulkTarget): {text: string; tone: Tone} {
  if (state === 'waiting') return {text: `  ${label}`, tone: 'dim'};
  if (state === 'sending') return {text: `◌ ${label}`, tone: 'accent'};
  if (state === 'done') return {text: `✓ ${label}`, tone: 'good'};
  return {text: `✗ ${label}: ${state.why}`, tone: 'bad'};
}
