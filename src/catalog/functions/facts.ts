import type {Answer, DetailLine} from '../../core/detail-line.ts';
import {formatMoment} from '../../core/format/age.ts';
import {formatDuration} from '../../core/format/duration.ts';
import {formatAmount, formatMember, nothing, toList, toOptionalText} from '../../core/format/members.ts';
import {joinReason} from '../../core/format/reason.ts';
import {editable, note, row, rowIfAny} from '../../core/format/rows.ts';
import {formatSize} from '../../core/format/size.ts';
import type {DetailContext} from '../../core/resource/detail.ts';
import type {FunctionConfiguration} from './configuration.ts';
import {formatState, toFunctionTone} from './state.ts';

/** State and last update with their reasons: the first rows of an overview. A list leaves out both, which is not that there is none. */
export function buildStateRows(item: FunctionConfiguration, own: Answer<unknown>): readonly DetailLine[] {
  const untold = own.state === 'pending' ? '…' : undefined;
  return [
    row('State', item.State === undefined && untold ? untold : formatState(item), toFunctionTone(item)),
    ...rowIfAny('Reason', joinReason(item.StateReasonCode, item.StateReason)),
    row('Last update', item.LastUpdateStatus ?? untold),
    ...rowIfAny('Reason', joinReason(item.LastUpdateStatusReasonCode, item.LastUpdateStatusReason)),
  ];
}

/** What runs, with how much of everything, and since when. */
export function buildFactRows(item: FunctionConfiguration, {now}: DetailContext): readonly DetailLine[] {
  const sha = toOptionalText(item.CodeSha256);
  return [
    editable('Runtime', row('Runtime', formatRuntime(item))),
    editable('Handler', row('Handler', item.Handler)),
    editable('MemorySize', row('Memory', formatAmount(item.MemorySize, 'MB'))),
    editable('Timeout', row('Timeout', formatDuration(item.Timeout))),
    row('Code', sha === undefined ? formatSize(item.CodeSize) : `${formatSize(item.CodeSize)} · sha256 ${sha}`),
    editable('Role', row('Role', item.Role)),
    row('Modified', formatMoment(item.LastModified, now)),
    editable('Description', row('Description', item.Description)),
  ];
}

/** The runtime with its processor architecture: `nodejs24.x (arm64)`; container images have no runtime. */
export function formatRuntime(item: FunctionConfiguration): string {
  const runtime = item.PackageType === 'Image' ? 'container image' : formatMember(item.Runtime);
  const architectures = formatMember(toList(item.Architectures));
  return architectures === nothing ? runtime : `${runtime} (${architectures})`;
}

/** The layers in the order they are laid over each other, with their sizes. */
export function buildLayerRows(item: FunctionConfiguration): readonly DetailLine[] {
  const layers = toList(item.Layers);
  if (layers.length === 0) return [note('No layers.')];
  return layers.map((layer, index) => ({
    ...row(String(index + 1), `${formatMember(layer.Arn)} · ${formatSize(layer.CodeSize)}`),
    member: `Layers[${index}]`,
    copies: formatMember(layer.Arn),
  }));
}
