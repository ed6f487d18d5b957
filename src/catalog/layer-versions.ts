import {byNewest, formatAge} from '../core/format/age.ts';
import {parseLayerVersionArn} from '../core/format/arn.ts';
import {formatMember, toOptionalNumber, toOptionalText} from '../core/format/members.ts';
import {defineResource} from '../core/resource/resource.ts';
import {toLayerCode} from './code-place.ts';
import {versionOverviewTab} from './layers/overview-tab.ts';
import {defineLayerPolicyTab} from './layers/policy-tab.ts';
import {versionUsedByTab} from './layers/used-by-tab.ts';
import {type LayerVersion, toVersionInput} from './layers/version-input.ts';
import {layers} from './layers.ts';

/** The versions of the selected layer that were not deleted, newest first. */
export const layerVersions = defineResource<'ListLayerVersions', 'ListLayers'>({
  name: 'layer-versions',
  title: 'Layer versions',
  singular: 'layer version',
  list: 'ListLayerVersions',
  parent: layers,
  inPlaceOf: 'versions',
  input: parent => ({LayerName: parent?.LayerName}),
  id: version => toOptionalText(version.LayerVersionArn) ?? formatMember(version.Version),
  label: version => `${formatMember(nameOf(version))}:${formatMember(version.Version)}`,
  arn: version => toOptionalText(version.LayerVersionArn),
  toRemembered: ({LayerVersionArn, Version}) => ({LayerVersionArn, Version}),
  get: version => ({
    operation: 'GetLayerVersion',
    input: toVersionInput(version) ?? {LayerName: undefined, VersionNumber: undefined},
  }),
  columns: [
    {
      header: 'VERSION',
      value: version => formatMember(version.Version),
      sort: version => -(toOptionalNumber(version.Version) ?? 0),
      max: 8,
    },
    {header: 'DESCRIPTION', value: version => formatMember(version.Description), grow: 1},
    {
      header: 'AGE',
      value: (version, now) => formatAge(version.CreatedDate, now),
      sort: version => byNewest(version.CreatedDate),
      align: 'right',
      max: 12,
    },
    {header: 'RUNTIMES', value: version => formatMember(version.CompatibleRuntimes), max: 30, extra: true},
    {header: 'ARCH', value: version => formatMember(version.CompatibleArchitectures), max: 14, extra: true},
    {header: 'LICENCE', value: version => formatMember(version.LicenseInfo), max: 20, extra: true},
  ],
  tabs: [
    versionOverviewTab,
    defineLayerPolicyTab<'ListLayerVersions'>('this version', toVersionInput),
    versionUsedByTab,
  ],
  codePlace: version => toLayerCode(version.LayerVersionArn),
  values: {LayerName: nameOf, Layers: version => version.LayerVersionArn},
  searchText: version => ({
    names: [formatMember(version.Version), formatMember(version.Description)],
    others: [formatMember(version.CompatibleRuntimes), formatMember(version.LayerVersionArn)],
  }),
  consolePath: (version, region) => {
    const name = encodeURIComponent(formatMember(nameOf(version)));
    return `/lambda/home?region=${region}#/layers/${name}/versions/${formatMember(version.Version)}?tab=details`;
  },
  empty: 'No versions. The last one of a layer takes the layer with it.',
});

function nameOf({LayerVersionArn}: LayerVersion): string | undefined {
  return parseLayerVersionArn(LayerVersionArn)?.name;
}
