"""The program of every python execution environment: loads the handler, then asks for one event after the other."""

import http.client
import importlib
import json
import logging
import os
import re
import sys
import time
import traceback

ROOT = os.environ["LAMBDA_TASK_ROOT"]
API = os.environ["AWS_LAMBDA_RUNTIME_API"]
IS_JSON = os.environ.get("AWS_LAMBDA_LOG_FORMAT") == "JSON"
# From Python 3.12 on.
WRITES_UNICODE = int(os.environ["AWS_EXECUTION_ENV"].rpartition(".")[2]) >= 12
current = {"id": None, "tenant": None}
SDK_HINT = "The sandbox has what python3 of this machine has: install boto3 for that, or put it into the zip or a layer."
UNHANDLED = (
    "LAMBDA_WARNING: Unhandled exception. The most likely cause is an issue in the function code. However, in rare cases, a Lambda "
    "runtime update can cause unexpected function behavior. For functions using managed runtimes, runtime updates can be triggered by "
    "a function change, or can be applied automatically. To determine if the runtime has been updated, check the runtime version in "
    "the INIT_START log entry. If this error correlates with a change in the runtime version, you may be able to mitigate this error "
    "by temporarily rolling back to the previous runtime version. For more information, see "
    "https://docs.aws.amazon.com/lambda/latest/dg/runtimes-update.html"
)


class Record:
    """An object of a few members, which it shows where it is printed."""

    members = ()

    def __init__(self, values=None):
        for name in self.members:
            setattr(self, name, (values or {}).get(name))

    def __repr__(self):
        shown = ",".join("%s=%s" % (name, getattr(self, name)) for name in self.members)
        return "%s([%s])" % (type(self).__name__, shown)


class CognitoIdentity(Record):
    members = ("cognito_identity_id", "cognito_identity_pool_id")


class Client(Record):
    members = ("installation_id", "app_title", "app_version_name", "app_version_code", "app_package_name")


class ClientContext(Record):
    """The caller's client context, with the three members the guide names."""

    members = ("custom", "env", "client")

    def __init__(self, values):
        super().__init__(values)
        self.client = None if self.client is None else Client(self.client)


class LambdaContext(Record):
    """The context object of a handler (developer guide, "Using the Lambda context object")."""

    members = (
        *("aws_request_id", "log_group_name", "log_stream_name", "function_name", "memory_limit_in_mb"),
        *("function_version", "invoked_function_arn", "client_context", "identity", "tenant_id"),
    )

    def __init__(self, headers):
        super().__init__()
        self.aws_request_id = headers["Lambda-Runtime-Aws-Request-Id"]
        self.invoked_function_arn = headers["Lambda-Runtime-Invoked-Function-Arn"]
        self.function_name = os.environ["AWS_LAMBDA_FUNCTION_NAME"]
        self.function_version = os.environ["AWS_LAMBDA_FUNCTION_VERSION"]
        self.memory_limit_in_mb = os.environ["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"]
        self.log_group_name = os.environ["AWS_LAMBDA_LOG_GROUP_NAME"]
        self.log_stream_name = os.environ["AWS_LAMBDA_LOG_STREAM_NAME"]
        self.tenant_id = headers.get("Lambda-Runtime-Aws-Tenant-Id")
        self.identity = CognitoIdentity()
        self.client_context = to_client_context(headers.get("Lambda-Runtime-Client-Context"))
        self._deadline = int(headers["Lambda-Runtime-Deadline-Ms"])

    def get_remaining_time_in_millis(self):
        return max(0, self._deadline - int(time.time() * 1000))

    def log(self, message):
        sys.stdout.write(str(message))


class LogFormatter(logging.Formatter):
    """Lines as Lambda writes them: level, time, request id and message with tabs between them, or JSON."""

    def format(self, record):
        whole = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(record.created))
        stamp = "%s.%03dZ" % (whole, record.msecs)
        if IS_JSON:
            return json.dumps(self.to_members(record, stamp), ensure_ascii=False, default=str)
        text = "[%s]\t%s\t%s\t%s" % (record.levelname, stamp, record.aws_request_id, record.getMessage())
        return to_one_line(text + "\n" + self.formatException(record.exc_info) if record.exc_info else text)

    def to_members(self, record, stamp):
        members = {"timestamp": stamp, "level": record.levelname, "message": record.getMessage(), "logger": record.name}
        if record.exc_info:
            kind, error, trace = record.exc_info
            members["stackTrace"] = traceback.format_tb(trace)
            members.update(errorType=kind.__name__, errorMessage=str(error))
        members["requestId"] = record.aws_request_id
        if record.exc_info:
            members["location"] = "%s:%s:%s" % (record.pathname, record.funcName, record.lineno)
        if record.tenant_id is not None:
            members["tenantId"] = record.tenant_id
        given = record.__dict__.items()
        members.update((name, value) for name, value in given if name not in PLAIN_MEMBERS and name not in members)
        return {name: value for name, value in members.items() if value is not None}


# What every record of a log has; all else in one was given to it by the function.
PLAIN_MEMBERS = {*logging.makeLogRecord({}).__dict__, "aws_request_id", "tenant_id"}


class RequestFilter(logging.Filter):
    """Gives a record what formatters may name: the request, and the tenant."""

    def filter(self, record):
        record.aws_request_id = current["id"] or ""
        record.tenant_id = current["tenant"]
        return True


class HandlerError(Exception):
    """A handler that cannot be loaded, with the service's name for why."""

    def __init__(self, error_type, message, trace=()):
        super().__init__(message)
        self.error_type = error_type
        self.trace = list(trace)


def to_one_line(text):
    """A line is an event of the log: the lines of one message stay together."""
    return text.rstrip("\n").replace("\n", "\r")


def to_client_context(header):
    if header is None:
        return None
    value = json.loads(header.encode("latin-1").decode("utf-8"))
    return ClientContext(value) if isinstance(value, dict) else None


def load_handler(name):
    module_name, dot, function_name = name.rpartition(".")
    if not dot:
        why = "Bad handler '%s': not enough values to unpack (expected 2, got 1)" % name
        raise HandlerError("Runtime.MalformedHandlerName", why)
    if module_name.split(".")[0] in sys.builtin_module_names:
        why = "Cannot use built-in module %s as a handler module" % module_name
        raise HandlerError("Runtime.BuiltInModuleConflict", why)
    try:
        module = importlib.import_module(module_name.replace("/", "."))
    except ImportError as error:
        message = "Unable to import module '%s': %s" % (module_name, error)
        if (error.name or "").split(".")[0] in ("boto3", "botocore"):
            message += ". " + SDK_HINT
        raise HandlerError("Runtime.ImportModuleError", message)
    except SyntaxError as error:
        trace = ['  File "%s" Line %s\n    %s' % (error.filename, error.lineno, error.text)]
        raise HandlerError("Runtime.UserCodeSyntaxError", "Syntax error in module '%s': %s" % (module_name, error), trace)
    try:
        return getattr(module, function_name)
    except AttributeError:
        message = "Handler '%s' missing on module '%s'" % (function_name, module_name)
        raise HandlerError("Runtime.HandlerNotFound", message)


def to_error(error):
    """The body of an error report."""
    is_own = isinstance(error, HandlerError)
    return {
        "errorMessage": str(error),
        "errorType": error.error_type if is_own else type(error).__name__,
        "requestId": current["id"] or "",
        "stackTrace": error.trace if is_own else format_trace(error),
    }


def format_trace(error):
    frames = [(frame.filename, frame.lineno, frame.name, frame.line) for frame in traceback.extract_tb(error.__traceback__)]
    # The first ones are of this file and no concern of the function's, unless there are no others.
    first = next((index for index, frame in enumerate(frames) if "/bootstrap.py" not in frame[0]), 0)
    return traceback.format_list(frames[first:])


def log_error(error):
    if IS_JSON:
        line = {"timestamp": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()), "level": "ERROR", **error}
        return print(to_json(line), flush=True)
    message = ": %s" % error["errorMessage"] if error["errorMessage"] else ""
    lines = ["[ERROR] %s%s" % (error["errorType"], message), "Traceback (most recent call last):"]
    for line in "\n".join(part.rstrip("\n") for part in error["stackTrace"]).splitlines():
        text = line.lstrip(" ")
        # No-break spaces, so that nothing takes them away.
        lines.append("\u00a0" * (len(line) - len(text)) + text)
    print(to_one_line("\n".join(lines)), flush=True)


def to_json(value):
    """JSON as the service's runtime writes it: numbers of decimal as they are, named tuples as objects."""
    decimals = {}
    text = json.dumps(to_plain(value, decimals, []), ensure_ascii=not WRITES_UNICODE)
    return re.sub('"(decimal-%s-[0-9]+)"' % id(decimals), lambda match: decimals[match[1]], text) if decimals else text


def to_plain(value, decimals, above):
    if type(value).__module__ == "decimal" and type(value).__name__ == "Decimal":
        if value.is_nan():
            return float("nan")
        token = "decimal-%s-%s" % (id(decimals), len(decimals))
        decimals[token] = str(value)
        return token
    if not isinstance(value, (dict, list, tuple)):
        return value
    if id(value) in above:
        raise ValueError("Circular reference detected")
    inside = [*above, id(value)]
    if isinstance(value, tuple) and callable(getattr(value, "_asdict", None)):
        value = value._asdict()
    if isinstance(value, dict):
        return {key: to_plain(each, decimals, inside) for key, each in value.items()}
    return [to_plain(each, decimals, inside) for each in value]


def call(connection, method, path, body=None, error_type=None):
    headers = {"Content-Type": "application/json"} if body is not None else {}
    if error_type is not None:
        headers["Lambda-Runtime-Function-Error-Type"] = error_type
    try:
        connection.request(method, "/2018-06-01/runtime" + path, body, headers)
        response = connection.getresponse()
        return response.status, response.headers, response.read()
    except (OSError, http.client.HTTPException):
        # The sandbox is gone, and with it everything there was to do.
        os._exit(1)


def post_error(connection, path, error):
    log_error(error)
    call(connection, "POST", path, to_json(error).encode("utf-8"), error["errorType"].encode("ascii", "replace").decode())


def handle(connection, handler, headers, body):
    context = LambdaContext(headers)
    current.update(id=context.aws_request_id, tenant=context.tenant_id)
    os.environ["_X_AMZN_TRACE_ID"] = headers.get("Lambda-Runtime-Trace-Id", "")
    path = "/invocation/%s" % context.aws_request_id
    try:
        answer = to_answer(handler(json.loads(body), context))
    except Exception as error:
        return post_error(connection, path + "/error", to_error(error))
    status, _, refusal = call(connection, "POST", path + "/response", answer)
    if status >= 400:
        # As the library that the service's runtimes post with says it.
        what = "Failed to post handler success response. Http response code: %d. %s" % (status, refusal.decode())
        print("[ERROR] [%d] LAMBDA_RUNTIME %s" % (time.time() * 1000, what), file=sys.stderr, flush=True)


def to_answer(result):
    if isinstance(result, bytes):
        return result
    try:
        return to_json(result).encode("utf-8")
    except Exception as error:
        raise HandlerError("Runtime.MarshalError", "Unable to marshal response: %s" % error)


def main():
    connection = http.client.HTTPConnection(API)
    sys.path.insert(0, ROOT)
    root_logger = logging.getLogger()
    log_handler = logging.StreamHandler(sys.stdout)
    log_handler.setFormatter(LogFormatter())
    log_handler.addFilter(RequestFilter())
    root_logger.addHandler(log_handler)
    if IS_JSON:
        root_logger.setLevel(os.environ.get("AWS_LAMBDA_LOG_LEVEL", "INFO").replace("TRACE", "DEBUG"))
    try:
        handler = load_handler(os.environ["_HANDLER"])
    except Exception as error:
        logging.warning(UNHANDLED)
        post_error(connection, "/init/error", to_error(error))
        sys.exit(1)
    while True:
        _, headers, body = call(connection, "GET", "/invocation/next")
        handle(connection, handler, headers, body)


main()
