import type {DetailLine} from '../../core/detail-line.ts';
import {formatMoment} from '../../core/format/age.ts';
import {parseFunctionArn} from '../../core/format/arn.ts';
import {formatAmount, isMissing, toList} from '../../core/format/members.ts';
import {heading, note, row} from '../../core/format/rows.ts';
import type {ItemOf} from '../../core/list-operation.ts';
import {fromAnswer, readAll} from '../../core/resource/detail.ts';
import {defineTab} from '../../core/resource/resource.ts';
import {toFunctionInput} from './configuration.ts';

const tab = defineTab<'ListFunctions'>();
const none = 'No function URL.';

/** The function's web addresses, who may call them, and what browsers are told. */
export const urlTab = tab({
  title: 'URL',
  keys: {n: 'CreateFunctionUrlConfig', e: 'UpdateFunctionUrlConfig', D: 'DeleteFunctionUrlConfig'},
  reads: {urls: readAll('ListFunctionUrlConfigs', toFunctionInput)},
  lines: (_item, {urls}, {now}) =>
    fromAnswer(urls, none, all =>
      toList(all).length === 0
        ? [note(none)]
        : toList(all).flatMap(config => [
            heading(parseFunctionArn(config.FunctionArn)?.qualifier ?? '$LATEST'),
            row('URL', config.FunctionUrl),
            buildAuthRow(config),
            row('Invoke mode', config.InvokeMode),
            ...buildCorsRows(config),
            row('Created', formatMoment(config.CreationTime, now)),
            row('Modified', formatMoment(config.LastModifiedTime, now)),
          ]),
    ),
});

function buildAuthRow({AuthType: auth}: ItemOf<'ListFunctionUrlConfigs'>): DetailLine {
  return auth === 'NONE' ? row('Auth', '✗ NONE: anyone may call it', 'bad') : row('Auth', auth);
}

function buildCorsRows({Cors: cors}: ItemOf<'ListFunctionUrlConfigs'>): readonly DetailLine[] {
  if (isMissing(cors)) return [row('CORS', 'none')];
  return [
    row('CORS origins', cors.AllowOrigins),
    row('CORS methods', cors.AllowMethods),
    row('CORS headers', cors.AllowHeaders),
    row('CORS exposed', cors.ExposeHeaders),
    row('CORS credentials', cors.AllowCredentials),
    row('CORS max age', formatAmount(cors.MaxAge, 's')),
  ];
}
