import {formatMoment} from '../../core/format/age.ts';
import {heading, row} from '../../core/format/rows.ts';
import {formatSize} from '../../core/format/size.ts';
import {withoutQuery} from '../../core/format/url.ts';
import {fromAnswer, read} from '../../core/resource/detail.ts';
import {defineTab} from '../../core/resource/resource.ts';
import {toLatestInput} from './latest.ts';

const tab = defineTab<'ListLayers'>();

/** What a layer's latest version holds; its download link without the signature. */
export const layerOverviewTab = tab({
  title: 'Overview',
  reads: {version: read('GetLayerVersion', toLatestInput)},
  lines: (layer, {version}, {now}) => {
    const latest = layer.LatestMatchingVersion;
    return [
      row('Name', layer.LayerName),
      row('Latest version', latest?.Version),
      row('Created', formatMoment(latest?.CreatedDate, now)),
      row('Description', latest?.Description),
      row('Runtimes', latest?.CompatibleRuntimes),
      row('Architectures', latest?.CompatibleArchitectures),
      row('Licence', latest?.LicenseInfo),
      row('ARN', latest?.LayerVersionArn ?? layer.LayerArn),
      heading('Content'),
      ...fromAnswer(version, 'No content.', answer => [
        row('Size', formatSize(answer?.Content?.CodeSize)),
        row('sha256', answer?.Content?.CodeSha256),
        row('Location', withoutQuery(answer?.Content?.Location)),
      ]),
    ];
  },
});
