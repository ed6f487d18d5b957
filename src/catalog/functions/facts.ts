import type {DetailLine} from '../../core/detail-line.ts';
import {toMoment} from '../../core/format/age.ts';
import {toDuration} from '../../core/format/duration.ts';
import {nothing, toAmount, toList, toOptionalText, toText} from '../../core/format/members.ts';
import {note, row, rowIfAny} from '../../core/format/rows.ts';
import {toSize} from '../../core/format/size.ts';
import type {DetailContext} from '../../core/resource/detail.ts';
import type {Configuration} from './configuration.ts';
import {toState, toStateTone} from './state.ts';

/** State and last update with their reasons: the first rows of an overview. */
export function toStateRows(item: Configuration): readonly DetailLine[] {
  return [
    row('State', toState(item), toStateTone(item)),
    ...rowIfAny('Reason', joinReason(item.StateReasonCode, item.StateReason)),
    row('Last update', item.LastUpdateStatus),
    ...rowIfAny('Reason', joinReason(item.LastUpdateStatusReasonCode, item.LastUpdateStatusReason)),
  ];
}

/** What runs, with how much of everything, and since when. */
export function toFactRows(item: Configuration, {now}: DetailContext): readonly DetailLine[] {
  const sha = toOptionalText(item.CodeSha256);
  return [
    row('Runtime', toRuntime(item)),
    row('Handler', item.Handler),
    row('Memory', toAmount(item.MemorySize, 'MB')),
    row('Timeout', toDuration(item.Timeout)),
    row('Code', sha === undefined ? toSize(item.CodeSize) : `${toSize(item.CodeSize)} · sha256 ${sha}`),
    row('Role', item.Role),
    row('Modified', toMoment(item.LastModified, now)),
    row('Description', item.Description),
  ];
}

/** The runtime with its processor architecture: `nodejs24.x (arm64)`; container images have no runtime. */
export function toRuntime(item: Configuration): string {
  const runtime = item.PackageType === 'Image' ? 'container image' : toText(item.Runtime);
  const architectures = toText(toList(item.Architectures));
  return architectures === nothing ? runtime : `${runtime} (${architectures})`;
}

/** The layers in the order they are laid over each other, with their sizes. */
export function toLayerRows(item: Configuration): readonly DetailLine[] {
  const layers = toList(item.Layers);
  if (layers.length === 0) return [note('No layers.')];
  return layers.map((layer, index) => row(String(index + 1), `${toText(layer.Arn)} · ${toSize(layer.CodeSize)}`));
}

/** A code and a sentence of the service as one text; undefined when it gave neither. */
export function joinReason(code: unknown, reason: unknown): string | undefined {
  const parts = [toOptionalText(code), toOptionalText(reason)].filter(part => part !== undefined);
  return parts.length === 0 ? undefined : parts.join(': ');
}
