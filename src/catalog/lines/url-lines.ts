import type {DetailLine} from '../../core/detail-line.ts';
import {formatMoment} from '../../core/format/age.ts';
import {formatAmount, isMissing} from '../../core/format/members.ts';
import {row} from '../../core/format/rows.ts';
import type {ItemOf} from '../../core/list-operation.ts';

type UrlConfig = Omit<ItemOf<'ListFunctionUrlConfigs'>, 'LastModifiedTime'> & {readonly LastModifiedTime?: unknown};

/** A web address of a function or alias: who may call it, and what browsers are told. */
export function buildUrlLines(config: UrlConfig, now: Date): readonly DetailLine[] {
  return [
    row('URL', config.FunctionUrl),
    buildAuthRow(config),
    row('Invoke mode', config.InvokeMode),
    ...buildCorsRows(config),
    row('Created', formatMoment(config.CreationTime, now)),
    row('Modified', formatMoment(config.LastModifiedTime, now)),
  ];
}

function buildAuthRow({AuthType: auth}: UrlConfig): DetailLine {
  return auth === 'NONE' ? row('Auth', '✗ NONE: anyone may call it', 'bad') : row('Auth', auth);
}

function buildCorsRows({Cors: cors}: UrlConfig): readonly DetailLine[] {
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
