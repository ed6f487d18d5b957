import {byNewest, formatAge} from '../core/format/age.ts';
import {parseArn} from '../core/format/arn.ts';
import {formatMember, toOptionalNumber, toOptionalText} from '../core/format/members.ts';
import {defineResource} from '../core/resource/resource.ts';
import {toLayerCode} from './code-place.ts';
import {layerOverviewTab} from './layers/overview-tab.ts';
import {defineLayerPolicyTab} from './layers/policy-tab.ts';
import {usedByTab} from './layers/used-by-tab.ts';
import {toLatestInput} from './layers/version-input.ts';

/** The layers of the account in one region, each with its latest version. */
export const layers = defineResource<'ListLayers'>({
  name: 'layers',
  title: 'Layers',
  singular: 'layer',
  list: 'ListLayers',
  input: () => ({}),
  id: layer => toOptionalText(layer.LayerArn) ?? formatMember(layer.LayerName),
  label: layer => formatMember(layer.LayerName),
  arn: layer => toOptionalText(layer.LayerArn),
  toRemembered: ({LayerName, LayerArn, LatestMatchingVersion: latest}) => ({
    LayerName,
    LayerArn,
    LatestMatchingVersion: {Version: latest?.Version},
  }),
  get: layer => ({
    operation: 'GetLayerVersion',
    input: {LayerName: layer.LayerName, VersionNumber: layer.LatestMatchingVersion?.Version},
  }),
  columns: [
    {header: 'NAME', value: layer => formatMember(layer.LayerName), grow: 1, cut: 'middle'},
    {
      header: 'VERSION',
      value: layer => formatMember(layer.LatestMatchingVersion?.Version),
      sort: layer => -(toOptionalNumber(layer.LatestMatchingVersion?.Version) ?? 0),
      align: 'right',
      max: 8,
    },
    {
      header: 'AGE',
      value: (layer, now) => formatAge(layer.LatestMatchingVersion?.CreatedDate, now),
      sort: layer => byNewest(layer.LatestMatchingVersion?.CreatedDate),
      align: 'right',
      max: 12,
    },
    {
      header: 'RUNTIMES',
      value: layer => formatMember(layer.LatestMatchingVersion?.CompatibleRuntimes),
      max: 30,
      extra: true,
    },
    {
      header: 'ARCH',
      value: layer => formatMember(layer.LatestMatchingVersion?.CompatibleArchitectures),
      max: 14,
      extra: true,
    },
    {
      header: 'DESCRIPTION',
      value: layer => formatMember(layer.LatestMatchingVersion?.Description),
      max: 60,
      extra: true,
    },
  ],
  tabs: [layerOverviewTab, defineLayerPolicyTab<'ListLayers'>('the latest version', toLatestInput), usedByTab],
  codePlace: layer => toLayerCode(layer.LatestMatchingVersion?.LayerVersionArn),
  values: {LayerName: layer => layer.LayerName, Layers: layer => layer.LatestMatchingVersion?.LayerVersionArn},
  searchText: ({LayerName, LatestMatchingVersion: latest}) => ({
    names: [formatMember(LayerName)],
    others: [
      formatMember(latest?.CompatibleRuntimes),
      formatMember(latest?.Description),
      formatMember(latest?.LayerVersionArn),
    ],
  }),
  readAddress: text => parseArn(text)?.resource.match(/^layer:([^:]+)/)?.[1],
  consolePath: (layer, region) => {
    const name = encodeURIComponent(formatMember(layer.LayerName));
    return `/lambda/home?region=${region}#/layers/${name}/versions/${formatMember(layer.LatestMatchingVersion?.Version)}?tab=details`;
  },
  empty: 'No layers in this region. A layer is a package of libraries that several functions share.',
});
