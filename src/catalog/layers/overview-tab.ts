import type {Answer, DetailLine} from '../../core/detail-line.ts';
import {formatMoment} from '../../core/format/age.ts';
import {parseLayerVersionArn} from '../../core/format/arn.ts';
import {heading, row} from '../../core/format/rows.ts';
import {formatSize} from '../../core/format/size.ts';
import {withoutQuery} from '../../core/format/url.ts';
import {type DetailContext, fromAnswer, read} from '../../core/resource/detail.ts';
import {defineTab} from '../../core/resource/resource.ts';
import type {OperationOutput} from '../../schema/index.ts';
import {type LayerVersion, toLatestInput, toVersionInput} from './version-input.ts';

/** What a layer's latest version holds; its download link without the signature. */
export const layerOverviewTab = defineTab<'ListLayers'>()({
  title: 'Overview',
  reads: {version: read('GetLayerVersion', toLatestInput)},
  lines: (layer, {version}, {now}) => [
    row('Name', layer.LayerName),
    row('Latest version', layer.LatestMatchingVersion?.Version),
    ...buildVersionRows(layer.LatestMatchingVersion ?? {LayerVersionArn: layer.LayerArn}, version, now),
  ],
});

/** What one version of a layer holds, in the same way. */
export const versionOverviewTab = defineTab<'ListLayerVersions'>()({
  title: 'Overview',
  reads: {version: read('GetLayerVersion', toVersionInput)},
  lines: (item, {version}, {now}) => [
    row('Layer', parseLayerVersionArn(item.LayerVersionArn)?.name),
    row('Version', item.Version),
    ...buildVersionRows(item, version, now),
  ],
});

function buildVersionRows(
  item: LayerVersion,
  version: Answer<OperationOutput<'GetLayerVersion'>>,
  now: DetailContext['now'],
): readonly DetailLine[] {
  return [
    row('Created', formatMoment(item.CreatedDate, now)),
    row('Description', item.Description),
    row('Runtimes', item.CompatibleRuntimes),
    row('Architectures', item.CompatibleArchitectures),
    row('Licence', item.LicenseInfo),
    row('ARN', item.LayerVersionArn),
    heading('Content'),
    ...fromAnswer(version, 'No content.', answer => [
      row('Size', formatSize(answer?.Content?.CodeSize)),
      row('sha256', answer?.Content?.CodeSha256),
      row('Location', withoutQuery(answer?.Content?.Location)),
    ]),
  ];
}
