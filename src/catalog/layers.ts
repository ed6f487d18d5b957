import {byNewest, toAge} from '../core/format/age.ts';
import {toOptionalNumber, toOptionalText, toText} from '../core/format/members.ts';
import {defineResource} from '../core/resource/resource.ts';
import {overviewTab} from './layers/overview-tab.ts';
import {policyTab} from './layers/policy-tab.ts';
import {usedByTab} from './layers/used-by-tab.ts';
import {versionsTab} from './layers/versions-tab.ts';

/** The layers of the account in one region, each with its latest version. */
export const layers = defineResource<'ListLayers'>({
  name: 'layers',
  title: 'Layers',
  singular: 'layer',
  list: 'ListLayers',
  input: () => ({}),
  id: layer => toOptionalText(layer.LayerArn) ?? toText(layer.LayerName),
  label: layer => toText(layer.LayerName),
  arn: layer => toOptionalText(layer.LayerArn),
  get: layer => ({
    operation: 'GetLayerVersion',
    input: {LayerName: layer.LayerName, VersionNumber: layer.LatestMatchingVersion?.Version},
  }),
  columns: [
    {header: 'NAME', value: layer => toText(layer.LayerName), grow: 1, cut: 'middle'},
    {
      header: 'VERSION',
      value: layer => toText(layer.LatestMatchingVersion?.Version),
      sort: layer => -(toOptionalNumber(layer.LatestMatchingVersion?.Version) ?? 0),
      align: 'right',
      max: 8,
    },
    {
      header: 'AGE',
      value: (layer, now) => toAge(layer.LatestMatchingVersion?.CreatedDate, now),
      sort: layer => byNewest(layer.LatestMatchingVersion?.CreatedDate),
      align: 'right',
      max: 12,
    },
    {header: 'RUNTIMES', value: layer => toText(layer.LatestMatchingVersion?.CompatibleRuntimes), max: 30, extra: true},
    {
      header: 'ARCH',
      value: layer => toText(layer.LatestMatchingVersion?.CompatibleArchitectures),
      max: 14,
      extra: true,
    },
    {header: 'DESCRIPTION', value: layer => toText(layer.LatestMatchingVersion?.Description), max: 60, extra: true},
  ],
  tabs: [overviewTab, versionsTab, policyTab, usedByTab],
  searchText: ({LayerName, LatestMatchingVersion: latest}) =>
    `${toText(LayerName)} ${toText(latest?.CompatibleRuntimes)} ${toText(latest?.Description)}`,
  consolePath: (layer, region) => {
    const name = encodeURIComponent(toText(layer.LayerName));
    return `/lambda/home?region=${region}#/layers/${name}/versions/${toText(layer.LatestMatchingVersion?.Version)}?tab=details`;
  },
  empty: 'No layers in this region. A layer is a package of libraries that several functions share.',
});
