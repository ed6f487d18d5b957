import {formatAge} from '../../core/format/age.ts';
import {formatMember, toList, toOptionalText} from '../../core/format/members.ts';
import {note, row} from '../../core/format/rows.ts';
import type {ItemOf} from '../../core/list-operation.ts';
import {fromAnswer, readAll} from '../../core/resource/detail.ts';
import {defineTab} from '../../core/resource/resource.ts';
import type {Layer} from './latest.ts';

const tab = defineTab<'ListLayers'>();

/** All versions of a layer that were not deleted, in the service's order (newest first). */
export const versionsTab = tab({
  title: 'Versions',
  reads: {versions: readAll('ListLayerVersions', toVersionsInput)},
  lines: (_layer, {versions}, {now}) =>
    fromAnswer(versions, 'No versions.', all =>
      toList(all).length === 0
        ? [note('No versions: all were deleted.')]
        : toList(all).map(version => row(formatMember(version.Version), formatVersion(version, now))),
    ),
});

function toVersionsInput(layer: Layer): {LayerName: string} | undefined {
  const LayerName = toOptionalText(layer.LayerName) ?? toOptionalText(layer.LayerArn);
  return LayerName === undefined ? undefined : {LayerName};
}

function formatVersion(version: ItemOf<'ListLayerVersions'>, now: Date): string {
  const {CreatedDate, CompatibleRuntimes, CompatibleArchitectures, Description} = version;
  const parts = [...toList(CompatibleRuntimes), ...toList(CompatibleArchitectures)].map(part => formatMember(part));
  return [formatAge(CreatedDate, now), parts.join(' '), toOptionalText(Description)].filter(Boolean).join(' · ');
}
