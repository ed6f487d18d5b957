import type {DetailLine} from '../../core/detail-line.ts';
import {formatMoment} from '../../core/format/age.ts';
import {formatAmount, isMissing} from '../../core/format/members.ts';
import {editable, row} from '../../core/format/rows.ts';
import type {ItemOf} from '../../core/list-operation.ts';

type UrlConfig = Omit<ItemOf<'ListFunctionUrlConfigs'>, 'LastModifiedTime'> & {readonly LastModifiedTime?: unknown};

/** A web address of a function or alias: who may call it, and what browsers are told. */
export function buildUrlLines(config: UrlConfig, now: Date): readonly DetailLine[] {
  return [
    row('URL', config.FunctionUrl),
    buildAuthRow(config),
    editable('InvokeMode', row('Invoke mode', config.InvokeMode)),
    ...buildCorsRows(config),
    row('Created', formatMoment(config.CreationTime, now)),
    row('Modified', formatMoment(config.LastModifiedTime, now)),
  ];
}

function buildAuthRow({AuthType: auth}: UrlConfig): DetailLine {
  const shown = auth === 'NONE' ? row('Auth', '✗ NONE: anyone may call it', 'bad') : row('Auth', auth);
  return editable('AuthType', shown);
}

function buildCorsRows({Cors: cors}: UrlConfig): readonly DetailLine[] {
  if (isMissing(cors)) return [editable('Cors', row('CORS', 'none'))];
  return [
    editable('Cors.AllowOrigins', row('CORS origins', cors.AllowOrigins)),
    editable('Cors.AllowMethods', row('CORS methods', cors.AllowMethods)),
    editable('Cors.AllowHeaders', row('CORS headers', cors.AllowHeaders)),
    editable('Cors.ExposeHeaders', row('CORS exposed', cors.ExposeHeaders)),
    editable('Cors.AllowCredentials', row('CORS credentials', cors.AllowCredentials)),
    editable('Cors.MaxAge', row('CORS max age', formatAmount(cors.MaxAge, 's'))),
  ];
}
