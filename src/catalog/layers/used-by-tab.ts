import type {DetailLine} from '../../core/detail-line.ts';
import {parseLayerVersionArn} from '../../core/format/arn.ts';
import {formatMember, toList} from '../../core/format/members.ts';
import {note, row} from '../../core/format/rows.ts';
import type {ItemOf} from '../../core/list-operation.ts';
import {fromAnswer, readAll} from '../../core/resource/detail.ts';
import {defineTab} from '../../core/resource/resource.ts';
import type {Layer} from './version-input.ts';

/** All versions of all functions are many calls, which are made when one is to be deleted. */
const ofOthers = note(
  'Only $LATEST of each was looked at: the review of a deletion (D) names every version that has it.',
);

/** Which functions ($LATEST) of the region use the layer, and in which version. */
export const usedByTab = defineTab<'ListLayers'>()({
  title: 'Used by',
  reads: {functions: readAll('ListFunctions', () => ({}))},
  lines: (layer, {functions}) =>
    fromAnswer(functions, 'No functions.', all => {
      const rows = toList(all).flatMap(item => buildUseRows(layer, item));
      return [...(rows.length === 0 ? [note('No function of this region uses it.')] : rows), ofOthers];
    }),
});

/** Which functions ($LATEST) of the region use this version of a layer. */
export const versionUsedByTab = defineTab<'ListLayerVersions'>()({
  title: 'Used by',
  reads: {functions: readAll('ListFunctions', () => ({}))},
  lines: ({LayerVersionArn: arn}, {functions}) =>
    fromAnswer(functions, 'No functions.', all => {
      const using = toList(all).filter(({Layers}) => arn !== undefined && toList(Layers).some(({Arn}) => Arn === arn));
      const rows = using.map(({FunctionName, Runtime}) => row(formatMember(FunctionName), Runtime));
      return [...(rows.length === 0 ? [note('No function of this region uses this version.')] : rows), ofOthers];
    }),
});

function buildUseRows(layer: Layer, item: ItemOf<'ListFunctions'>): readonly DetailLine[] {
  const latest = formatMember(layer.LatestMatchingVersion?.Version);
  return toList(item.Layers)
    .map(used => parseLayerVersionArn(used.Arn))
    .filter(used => used !== undefined && used.layerArn === layer.LayerArn)
    .map(used => {
      const version = formatMember(used?.version);
      const name = formatMember(item.FunctionName);
      return version === latest
        ? row(name, `version ${version}`)
        : row(name, `version ${version} (latest is ${latest})`, 'warn');
    });
}
